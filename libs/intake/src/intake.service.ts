import { Injectable } from '@nestjs/common';
import {
  type AppointmentRead,
  AppointmentsService,
  BookingService,
  type Modality,
  type Order,
  SlotTaken,
  TooManyUpcoming,
} from '#appointments';
import { IdentityService } from '#identity';
import { type Actor, event, Forbidden, InvalidInput, NotFound, permit, type Refusal, system } from '#kernel';
import { Announcer, Idempotency, type KeyedBody, type StoredAnswer, Transactional } from '#platform';
import { mayAsk, mayBookFor } from './domain/policy.js';
import { wrongIn } from './domain/requester.js';
import { callerSentences, fieldSentences } from './intake.fr.js';
import { RequestsService } from './requests.service.js';

/** What a booking's answer is written from, the first time and again. */
export interface Booked {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly typeCode: string;
  readonly modality: Modality;
  readonly territoryId: string;
  readonly territoryLabel: string;
  readonly linkVersion: number;
}

const asIntake = system('intake');

/** The front desk: the one use by which API, pages and later doors book, and what a requester asks afterwards. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly booking: BookingService,
    private readonly identity: IdentityService,
    private readonly requests: RequestsService,
    private readonly idempotency: Idempotency,
    private readonly announcer: Announcer,
  ) {}

  /** Books, or refuses, once per key: repeated with the same body it gives the same answer for 24 hours. */
  async book(by: Actor, order: Order, key: KeyedBody | null, now: Date): Promise<Booked> {
    permit(mayAsk(by));
    try {
      return await this.bookOnce(by, order, key, now);
    } catch (refusal) {
      const answer = key && answerOf(refusal);
      if (!answer) throw refusal;
      return replayed(await this.remember(key, answer, now));
    }
  }

  /** Inside the caller's transaction, without a key: the pages' door, whose draft is the key. */
  @Transactional()
  async make(by: Actor, order: Order, now: Date): Promise<AppointmentRead> {
    permit(mayAsk(by));
    const { email } = order.requester;
    const errors = wrongIn(order, email === null ? callerSentences : fieldSentences);
    if (errors.length > 0) throw new InvalidInput(errors);
    if (email === null) return this.makeForCaller(by, order, now);
    const address = await this.identity.addressFor(asIntake, email, now);
    const otherMails = address.provenAt ? 0 : await this.requests.countToday(asIntake, address.id, now);
    return this.booking.book(by, order, { ...address, otherMails }, now);
  }

  private async makeForCaller(by: Actor, order: Order, now: Date): Promise<AppointmentRead> {
    permit(mayBookFor(by));
    const known = order.callerId ? this.identity.address(asIntake, order.callerId) : this.identity.addressOfCaller(asIntake, now);
    return this.booking.book(by, order, await known, now);
  }

  /** Mails the links of what is upcoming, at most once an hour; says nothing of whether the address is known. */
  @Transactional()
  async recover(by: Actor, email: string, now: Date): Promise<void> {
    permit(mayAsk(by));
    const address = await this.identity.findAddress(asIntake, email);
    if (!address || (await this.appointments.upcomingOf(asIntake, address.id, now)).length === 0) return;
    if (!(await this.identity.claimLinks(asIntake, address.id, now))) return;
    await this.announcer.record(by, event('LinksAsked', { kind: 'address', id: address.id }, { addressId: address.id }), now);
  }

  /** « C'est bien moi »: only from the link that was mailed to the address. */
  @Transactional()
  async prove(by: Actor, now: Date): Promise<void> {
    if (by.kind !== 'holder') throw new NotFound();
    this.appointments.assertActsForAddress(by, by.id);
    const { addressId } = await this.appointments.read(by, by.id);
    if (await this.identity.prove(asIntake, addressId, now))
      await this.announcer.record(by, event('AddressProven', { kind: 'address', id: addressId }, { addressId }), now);
  }

  /** « J'aurai dix minutes de retard »: the advisor is told. */
  @Transactional()
  async announceLateness(by: Actor, id: string, now: Date): Promise<void> {
    await this.tell(by, id, 'LatenessAnnounced', now);
  }

  /** « Rappelez-moi »: the advisor is asked to call. */
  @Transactional()
  async askCallback(by: Actor, id: string, now: Date): Promise<void> {
    await this.tell(by, id, 'CallbackAsked', now);
  }

  private async tell(by: Actor, id: string, name: 'LatenessAnnounced' | 'CallbackAsked', now: Date): Promise<void> {
    const { appointment, may } = await this.appointments.open(by, id);
    const { status, end } = appointment;
    if (!may.tell) throw new Forbidden();
    if (status !== 'confirmed' || end <= now) return;
    await this.announcer.record(by, event(name, { kind: 'appointment', id }, { appointmentId: id }), now);
  }

  /** The answer under a key is written in the booking's own transaction: a crash leaves both or neither. */
  @Transactional()
  private async bookOnce(by: Actor, order: Order, key: KeyedBody | null, now: Date): Promise<Booked> {
    if (!key) return this.make(by, order, now);
    const before = await this.idempotency.take(key, now);
    if (before) return replayed(before);
    const booked = factsOf(await this.make(by, order, now));
    await this.idempotency.store(key, { status: 201, facts: { ...booked } }, now);
    return booked;
  }

  /** A refusal's answer, in a transaction of its own since the booking's is gone; the first answer stays. */
  @Transactional()
  private async remember(key: KeyedBody, answer: StoredAnswer, now: Date): Promise<StoredAnswer> {
    const before = await this.idempotency.take(key, now);
    if (!before) await this.idempotency.store(key, answer, now);
    return before ?? answer;
  }
}

const factsOf = ({
  id,
  reference,
  status,
  start,
  end,
  timeZone,
  typeCode,
  modality,
  territoryId,
  territoryLabel,
  linkVersion,
}: AppointmentRead): Booked => ({
  ...{ id, reference, status, start, end, timeZone },
  ...{ typeCode, modality, territoryId, territoryLabel, linkVersion },
});

/** Of all refusals only these two are given again under the same key. */
function answerOf(refusal: unknown): StoredAnswer | null {
  if (refusal instanceof SlotTaken)
    return { status: 409, facts: { code: refusal.code, alternatives: refusal.alternatives, timeZone: refusal.timeZone } };
  return refusal instanceof TooManyUpcoming ? { status: 409, facts: { code: refusal.code } } : null;
}

function replayed({ status, facts }: StoredAnswer): Booked {
  if (status !== 201) throw refusalOf(facts);
  const { start, end, ...rest } = facts as unknown as Booked;
  return { ...rest, start: new Date(start), end: new Date(end) };
}

function refusalOf(facts: StoredAnswer['facts']): Refusal {
  if (facts.code !== 'slot-taken') return new TooManyUpcoming();
  return new SlotTaken(facts.alternatives as SlotTaken['alternatives'], facts.timeZone as string);
}

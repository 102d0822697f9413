import { Injectable } from '@nestjs/common';
import type { AppointmentRead, Modality, Order } from '#appointments';
import { Forbidden, InvalidInput, type PersonActor, permit } from '#kernel';
import { Idempotency, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { mayBookFor, mayBookThere } from './domain/policy.js';
import { type Attendee, type Fixable, type FixedFrom, FixingSources } from './fixing-sources.js';
import { Following } from './following.js';
import { FollowingRows } from './following-rows.js';
import { callerSentences } from './intake.fr.js';
import { IntakeService } from './intake.service.js';
import type { RequestRead } from './requests.service.js';

/** What someone of the cell chose for somebody. */
export interface FixingWish {
  /** The key of one of those who can be met. */
  readonly person: string;
  readonly type: string;
  readonly modality: Modality;
  readonly start: Date;
  /** Empty: the number that is known. */
  readonly phone: string;
  readonly place: string;
}

/** `isNew` is false when another form had fixed one before. */
export interface Fixed {
  readonly id: string;
  readonly isNew: boolean;
}

/** Someone of the cell fixes an appointment for one of those she deals with; it goes into their case, where there is one. */
@Injectable()
export class FixingService {
  constructor(
    private readonly sources: FixingSources,
    private readonly rows: FollowingRows,
    private readonly following: Following,
    private readonly intake: IntakeService,
    private readonly idempotency: Idempotency,
    private readonly territories: TerritoriesService,
  ) {}

  open(by: PersonActor, from: FixedFrom, now: Date): Promise<Fixable> {
    return this.sources.open(by, from, now);
  }

  /** Of a request that was just read: the last appointment that was fixed after it and not cancelled. */
  fixedAfter(request: Pick<RequestRead, 'id'>): Promise<AppointmentRead | null> {
    return this.sources.fixedAfter(request.id);
  }

  /** The form that was shown fixes one appointment, however often it is sent; after a request there is one at a time. */
  @Transactional()
  async fix(by: PersonActor, from: FixedFrom, wish: FixingWish, { shown, now }: { shown: string; now: Date }): Promise<Fixed> {
    const fixable = await this.sources.open(by, from, now);
    permit(mayBookFor(by));
    if (!fixable.writes || !fixable.isOpen) throw new Forbidden();
    permit(mayBookThere(by, (await this.territories.one(by, fixable.territoryId)).departements));
    const key = this.idempotency.keyed(`fixing:${by.personId}:${shown}`, { ...from, ...wish, start: wish.start.toISOString() });
    const before = await this.idempotency.takeInTurn(key, now);
    if (before) return { id: String(before.facts.id), isNew: true };
    const standing = await this.standing(fixable, now);
    if (standing) return { id: standing, isNew: false };
    const { id } = await this.intake.make(by, orderOf(fixable, wish), now);
    if (fixable.after) await this.rows.keep(fixable.after, id);
    await this.following.join(by, { from: fixable.joins, to: id }, now);
    await this.idempotency.store(key, { status: 201, facts: { id } }, now);
    return { id, isNew: true };
  }

  /** What another form has fixed meanwhile. */
  private async standing({ after }: Fixable, now: Date): Promise<string | null> {
    if (!after) return null;
    await this.rows.takeTurn(after);
    return this.rows.toCome(after, now);
  }
}

function orderOf({ people, territoryId, advisorId, project }: Fixable, wish: FixingWish): Order {
  const person = people.find(({ key }) => key === wish.person);
  if (!person) throw new InvalidInput([{ pointer: '/person', detail: callerSentences.person }]);
  const { firstName, lastName, email, status, callerId, function: does } = person;
  const modality = modalityFor(person, wish.modality);
  return {
    ...{ territory: territoryId, type: wish.type, start: wish.start, modality, advisorId, callerId, project },
    place: modality === 'on_site' ? wish.place : undefined,
    requester: { firstName, lastName, email, status, function: does ?? undefined, phone: wish.phone || (person.phone ?? undefined) },
  };
}

/** Whoever has no mailbox is called: nothing can be sent to her. */
export const modalityFor = ({ email }: Attendee, wished: Modality): Modality => (email === null ? 'phone' : wished);

import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { type Actor, event, later, localDate, permit, system } from '#kernel';
import { Announcer, config, Database, Transactional } from '#platform';
import { Appointment, type Modality, type RequesterStatus } from './appointment.entity.js';
import { type AppointmentRead, read } from './appointment.read.js';
import { SlotTaken, TooManyUpcoming } from './appointments.errors.js';
import { keepBooked, loadsOf } from './appointments.queries.js';
import { CatalogueService, type SessionTypeRead, wrongModality } from './catalogue.service.js';
import { atTheDoor, type Claimant, requestOnly } from './closures/door.js';
import { because, inTurn, type Load } from './domain/assignment.js';
import { isTooMuch } from './domain/limits.js';
import { comesByTheDoor, isWeighed, mayBook } from './domain/policy.js';
import { timing } from './domain/timing.js';
import { Links } from './links.js';
import type { Need } from './need.js';
import { SlotsService } from './slots.service.js';

export interface Requester {
  readonly firstName: string;
  readonly lastName: string;
  /** Null: she is on the telephone and has none. */
  readonly email: string | null;
  readonly status: RequesterStatus | null;
  readonly function?: string | undefined;
  readonly phone?: string | undefined;
}

export interface Order {
  readonly territory: string;
  readonly type: string;
  readonly modality: Modality;
  readonly start: Date;
  readonly requester: Requester;
  readonly project?: { readonly title: string; readonly intention: string } | undefined;
  readonly place?: string | undefined;
  readonly message?: string | undefined;
  /** Only with that advisor. */
  readonly advisorId?: string | undefined;
  /** Of whoever has no mailbox and was met before: the address that is hers. */
  readonly callerId?: string | undefined;
  /** The draft that may hold the slot. */
  readonly draftId?: string | undefined;
  /** HMAC of the network it comes from. */
  readonly network?: string | undefined;
}

const asBooking = system('booking');

/** Makes an appointment, in the caller's transaction if there is one. */
@Injectable()
export class BookingService {
  constructor(
    private readonly database: Database,
    private readonly agenda: AgendaService,
    private readonly catalogue: CatalogueService,
    private readonly slots: SlotsService,
    private readonly links: Links,
    private readonly announcer: Announcer,
  ) {}

  /** Refused with the nearest alternatives when nobody who could take it is free. */
  @Transactional()
  async book(by: Actor, order: Order, claimant: Claimant, now: Date): Promise<AppointmentRead> {
    permit(mayBook(by));
    const { type, weight, closed } = await atTheDoor(this.database, order, claimant, now);
    const need = await this.need(by, order, type);
    if (closed && comesByTheDoor(by)) throw requestOnly();
    if (isWeighed(by) && isTooMuch(weight)) throw new TooManyUpcoming();
    const id = randomUUID();
    const taken = await this.takeTime(by, { need, id, start: order.start, draftId: order.draftId }, now);
    const made = await this.kept(this.row(order, { id, need, type, claimant, taken }, now), order.network, now);
    await this.announcer.record(by, event('AppointmentBooked', { kind: 'appointment', id }, { appointmentId: id, sequence: 0 }), now);
    return read(made);
  }

  /** Holds the slot for a draft, in the caller's transaction; null when nobody is free. */
  @Transactional()
  async hold(
    by: Actor,
    order: Pick<Order, 'territory' | 'type' | 'modality' | 'start'>,
    draftId: string,
    now: Date,
  ): Promise<string | null> {
    permit(mayBook(by));
    const need = await this.need(by, order, await this.catalogue.bookable(by, order.type));
    const candidates = await this.inTurn(await this.slots.freeAt(by, { ...need, ignoring: draftId }, order.start, now), now);
    const wish = {
      busy: occupied(order.start, need.durationMinutes),
      owner: { kind: 'hold', id: draftId } as const,
      expiresAt: later(now, 600_000),
    };
    return this.agenda.commitFirst(
      asBooking,
      candidates.map((load) => load.advisorId),
      wish,
      now,
    );
  }

  async need(by: Actor, order: Pick<Order, 'territory' | 'modality' | 'advisorId'>, type: SessionTypeRead): Promise<Need> {
    const territory = await this.slots.territory(by, order.territory);
    if (!type.modalities.includes(order.modality)) throw wrongModality();
    if (order.modality === 'on_site' && comesByTheDoor(by)) throw requestOnly();
    return { territory, durationMinutes: type.durationMinutes, modality: order.modality, advisorId: order.advisorId };
  }

  /** Whoever is free, in the order in which it is their turn. */
  async inTurn(free: readonly string[], now: Date): Promise<Load[]> {
    return inTurn(await this.database.rows<Load>(loadsOf, [free, now]));
  }

  private async takeTime(
    by: Actor,
    wish: { need: Need; id: string; start: Date; draftId?: string | undefined },
    now: Date,
  ): Promise<Taken> {
    const { need, id, start, draftId } = wish;
    const busy = occupied(start, need.durationMinutes);
    const held = draftId && (await this.agenda.confirmHold(asBooking, draftId, busy, id));
    if (held) return { advisorId: held, because: 'held' };
    const loads = await this.inTurn(await this.slots.freeAt(by, need, start, now), now);
    const candidates = loads.map((load) => load.advisorId);
    const advisorId = await this.agenda.commitFirst(
      asBooking,
      candidates,
      { busy, owner: { kind: 'appointment', id }, expiresAt: null },
      now,
    );
    const load = loads.find((each) => each.advisorId === advisorId);
    if (!load) throw new SlotTaken(await this.slots.alternatives(by, need, start, now), need.territory.timeZone);
    return { advisorId: load.advisorId, because: because(load, loads.length) };
  }

  private row(order: Order, made: { id: string; need: Need; type: SessionTypeRead; claimant: Claimant; taken: Taken }, now: Date): NewRow {
    const { id, need, type, claimant, taken } = made;
    const { requester, project } = order;
    return {
      id,
      status: 'confirmed' as const,
      start: order.start,
      end: later(order.start, type.durationMinutes * 60_000),
      timeZone: need.territory.timeZone,
      modality: order.modality,
      ...{ typeCode: type.code, typeVersion: type.version, typeTitle: type.title },
      ...{ territoryId: need.territory.id, territoryLabel: need.territory.label },
      ...{ advisorId: taken.advisorId, assignedBecause: taken.because },
      ...{ firstName: requester.firstName, lastName: requester.lastName, email: requester.email, requesterStatus: requester.status },
      ...{ requesterFunction: requester.function ?? null, phone: requester.phone ?? null, addressId: claimant.id },
      ...{ projectTitle: project?.title ?? null, projectIntention: project?.intention ?? null },
      ...{ place: order.place ?? null, message: order.message ?? null, joinUrl: order.modality === 'visio' ? newRoom() : null },
      ...{ sequence: 0, stampedAt: now, linkVersion: 1, ...this.links.digests({ id, linkVersion: 1 }) },
      ...{ cancelledAt: null, cancelledBy: null, cancelReason: null, cancelledLate: false, createdAt: now },
    };
  }

  /** `TE-2026-000123`: the year on the clock of Paris, and a number that only rises. */
  private async kept(facts: NewRow, network: string | undefined, now: Date): Promise<Appointment> {
    const insertion = this.database.insertion(Appointment, facts);
    const year = `TE-${localDate(now, 'Europe/Paris').slice(0, 4)}-`;
    const kept = await this.database.row<{ reference: string }>(keepBooked(insertion), [...insertion.values, year, network ?? null]);
    return Object.assign(new Appointment(), facts, kept);
  }
}

interface Taken {
  readonly advisorId: string;
  readonly because: string;
}

/** The stretch that an appointment occupies: itself, with what is kept free before and after. */
export const occupied = (start: Date, durationMinutes: number): { start: Date; end: Date } => ({
  start: later(start, -timing.beforeMinutes * 60_000),
  end: later(start, (durationMinutes + timing.afterMinutes) * 60_000),
});

/** A room nobody can guess (128 bits), or none when the service names no host: the advisor then sends the link. */
const newRoom = (): string | null => config().videoRoomUrl?.replace('{room}', randomBytes(16).toString('hex')) ?? null;

type Acts = 'assertMovable' | 'assertSeen' | 'moveTo' | 'concern' | 'meetAt' | 'cancel' | 'handTo';

/** What its row holds before it has a reference. */
type NewRow = Omit<Appointment, Acts | 'reference'>;

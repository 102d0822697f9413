import { Injectable } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { type Actor, event, hours, NotFound, type Party, permit, system } from '#kernel';
import { config, Database, digest, Transactional } from '#platform';
import { Appointment, type RequesterStatus } from './appointment.entity.js';
import { type AppointmentRead, read, readWithoutWords } from './appointment.read.js';
import { AppointmentChanges, type Seen } from './appointment-changes.js';
import { factsFor } from './appointment-facts.js';
import { AppointmentClosed } from './appointments.errors.js';
import { BookingService, occupied } from './booking.service.js';
import { keepsNotice, mayActForAddress, mayCancel, mayList, mayMove, mayRead, type Rights, rightsOf } from './domain/policy.js';
import { timing } from './domain/timing.js';
import { Links } from './links.js';
import type { Need } from './need.js';
import type { Period } from './period.js';
import { type Offer, SlotsService } from './slots.service.js';

/** Who takes an appointment over from its requester. */
export interface Successor {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly addressId: string;
  readonly status: RequesterStatus;
}

const asAppointments = system('appointments');

/** An appointment once it is made: read, moved, cancelled, handed over. Every change begins by locking its row. */
@Injectable()
export class AppointmentsService {
  constructor(
    private readonly database: Database,
    private readonly agenda: AgendaService,
    private readonly links: Links,
    private readonly slots: SlotsService,
    private readonly booking: BookingService,
    private readonly changes: AppointmentChanges,
  ) {}

  /** The appointment a link opens, and what its bearer may do; the same refusal for unknown, revoked and expired. */
  async byToken(token: string, now: Date): Promise<{ appointment: AppointmentRead; by: Actor }> {
    const hash = digest(token);
    const found = await this.database.repository(Appointment).findOne({ where: [{ manageDigest: hash }, { mailedDigest: hash }] });
    if (!found || now.getTime() >= found.end.getTime() + timing.linkOutlives) throw new NotFound();
    const purpose = found.mailedDigest === hash ? 'manage-mailed' : 'manage';
    return { appointment: read(found), by: { kind: 'holder', purpose, id: found.id } };
  }

  async read(by: Actor, id: string): Promise<AppointmentRead> {
    return (await this.open(by, id)).appointment;
  }

  /** With what its buttons may offer to whoever reads it. */
  async open(by: Actor, id: string): Promise<{ appointment: AppointmentRead; may: Rights }> {
    const facts = await factsFor(this.database, by, id);
    permit(mayRead(by, facts));
    const found = await this.database.repository(Appointment).findOne({ where: { id } });
    if (!found) throw new NotFound();
    const may = rightsOf(by, facts);
    return { appointment: may.words ? read(found) : readWithoutWords(found), may };
  }

  /** Confirmed and still to come, the nearest first. */
  async upcomingOf(by: Actor, addressId: string, now: Date): Promise<AppointmentRead[]> {
    permit(mayList(by));
    const found = await this.database
      .repository(Appointment)
      .createQueryBuilder('appointment')
      .where(`address_id = :addressId AND status = 'confirmed' AND start_at > :now`, { addressId, now })
      .orderBy('start_at')
      .getMany();
    return found.map(read);
  }

  /** Of one that was just read. */
  async slotsToMove(by: Actor, appointment: AppointmentRead, period: Period, now: Date): Promise<Offer> {
    permit(mayMove(by, await factsFor(this.database, by, appointment.id)));
    return this.slots.offeredFor(by, await this.need(by, appointment), period, now);
  }

  /** Keeps duration, room and, where possible, advisor; the old slot is lost only once the new one is had. */
  @Transactional()
  async move(by: Actor, id: string, { start, seen }: Seen & { readonly start: Date }, now: Date): Promise<AppointmentRead> {
    permit(mayMove(by, await factsFor(this.database, by, id)));
    const appointment = await this.changes.locked(id);
    appointment.assertMovable(noticeFor(by), now);
    appointment.assertSeen(seen);
    if (appointment.start.getTime() === start.getTime()) return read(appointment);
    const before = { start: appointment.start, advisorId: appointment.advisorId };
    appointment.moveTo(start, await this.retaken(by, read(appointment), start, now), now);
    const { advisorId, sequence } = appointment;
    const previousAdvisorId = advisorId === before.advisorId ? null : before.advisorId;
    const payload = { appointmentId: id, sequence, previousStart: before.start.toISOString(), previousAdvisorId };
    return this.changes.keep(
      by,
      appointment,
      { kind: 'moved', announced: event('AppointmentMoved', { kind: 'appointment', id }, payload) },
      now,
    );
  }

  @Transactional()
  async cancel(by: Actor, id: string, { reason, seen }: Seen & { readonly reason: string | null }, now: Date): Promise<AppointmentRead> {
    permit(mayCancel(by, await factsFor(this.database, by, id)));
    const appointment = await this.changes.locked(id);
    if (appointment.status !== 'cancelled') appointment.assertSeen(seen);
    if (!appointment.cancel(partyOf(by), reason, now)) return read(appointment);
    if (!(await this.agenda.release(asAppointments, { kind: 'appointment', id }))) throw new Error(`no commitment of appointment ${id}`);
    const payload = { appointmentId: id, sequence: appointment.sequence };
    return this.changes.keep(
      by,
      appointment,
      { kind: 'cancelled', announced: event('AppointmentCancelled', { kind: 'appointment', id }, payload) },
      now,
    );
  }

  /** The successor's own acceptance, judged by the front desk; the links of the one before open nothing any more. */
  @Transactional()
  async handOver(by: Actor, id: string, { from, successor, successionId }: Succession, now: Date): Promise<AppointmentRead> {
    permit(mayList(by));
    const appointment = await this.changes.locked(id);
    if (appointment.addressId !== from) throw new AppointmentClosed();
    appointment.handTo(successor, now);
    Object.assign(appointment, this.links.digests(appointment));
    // what the one before needed is nobody else's business
    await this.database.rows('DELETE FROM adaptation WHERE appointment_id = $1', [id]);
    const payload = { successionId, appointmentId: id, sequence: appointment.sequence };
    return this.changes.keep(
      by,
      appointment,
      { kind: 'handed_over', announced: event('SuccessionAccepted', { kind: 'appointment', id }, payload) },
      now,
    );
  }

  /** Whoever acts for the requester's address shows that the mail arrived there: only the mailed link does. */
  assertActsForAddress(by: Actor, id: string): void {
    permit(mayActForAddress(by, { id }));
  }

  canMove(by: Actor, { status, start }: AppointmentRead, now: Date): boolean {
    return status === 'confirmed' && start > now && start.getTime() - now.getTime() >= noticeFor(by);
  }

  canCancel({ status, start }: AppointmentRead, now: Date): boolean {
    return (status === 'confirmed' || status === 'requested') && start > now;
  }

  /** From a quarter of an hour before until the end. */
  canJoin({ status, start, end }: AppointmentRead, now: Date): boolean {
    return status === 'confirmed' && now.getTime() >= start.getTime() - timing.joinEarly && now < end;
  }

  /** Gives the old time back and takes the new, the same advisor first; throws when nobody is free, which restores the old. */
  private async retaken(by: Actor, appointment: AppointmentRead, start: Date, now: Date): Promise<string> {
    const need = { ...(await this.need(by, appointment)), ignoring: appointment.id };
    const free = await this.slots.freeAt(by, need, start, now);
    const inTurn = (await this.booking.inTurn(free, now)).map((load) => load.advisorId);
    const candidates = [...inTurn.filter((id) => id === appointment.advisorId), ...inTurn.filter((id) => id !== appointment.advisorId)];
    const owner = { kind: 'appointment', id: appointment.id } as const;
    if (!(await this.agenda.release(asAppointments, owner))) throw new Error(`no commitment of appointment ${appointment.id}`);
    const wish = { busy: occupied(start, need.durationMinutes), owner, expiresAt: null };
    const advisorId = await this.agenda.commitFirst(asAppointments, candidates, wish, now);
    if (!advisorId) throw await this.slots.refusal(by, need, start, now);
    return advisorId;
  }

  private async need(by: Actor, { territoryId, start, end, modality }: AppointmentRead): Promise<Need> {
    const territory = await this.slots.territory(by, territoryId);
    return { territory, modality, durationMinutes: (end.getTime() - start.getTime()) / 60_000 };
  }
}

/** `from`: the address it is taken over from; when it has passed to another meanwhile, nothing passes again. */
interface Succession {
  readonly from: string;
  readonly successor: Successor;
  readonly successionId: string;
}

const noticeFor = (by: Actor): number => (keepsNotice(by) ? hours(config().moveNoticeHours) : 0);

/** People of the cell act as its advisor or its desk, all others on the requester's side. */
function partyOf(by: Actor): Party {
  if (by.kind === 'holder') return 'requester';
  if (by.kind !== 'person') return 'desk';
  if (by.standing?.organisationKind !== 'cell') return 'requester';
  return by.standing.role === 'advisor' ? 'advisor' : 'desk';
}

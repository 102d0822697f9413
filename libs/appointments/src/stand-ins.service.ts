import { Injectable } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { type Actor, event, permit, system } from '#kernel';
import { Database, Transactional } from '#platform';
import { type AppointmentRead, read } from './appointment.read.js';
import { AppointmentChanges, type Seen } from './appointment-changes.js';
import { factsFor } from './appointment-facts.js';
import { AppointmentClosed, ColleagueTaken } from './appointments.errors.js';
import { AppointmentsService } from './appointments.service.js';
import { BookingService, occupied } from './booking.service.js';
import { mayArrange } from './domain/policy.js';
import { SlotsService } from './slots.service.js';

const asStandIns = system('stand-ins');

/** Another advisor receives at the same hour: nothing moves for the collectivité but the name. */
@Injectable()
export class StandInsService {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentsService,
    private readonly agenda: AgendaService,
    private readonly slots: SlotsService,
    private readonly booking: BookingService,
    private readonly changes: AppointmentChanges,
  ) {}

  /** Colleagues who have an opening and nothing else at that hour, in the order in which it is their turn. */
  async free(by: Actor, id: string, now: Date): Promise<string[]> {
    permit(mayArrange(by, await factsFor(this.database, by, id)));
    return this.freeFor(by, await this.appointments.read(by, id), now);
  }

  /** To that colleague, when she is still free; else it stays where it was. */
  @Transactional()
  async handTo(by: Actor, id: string, { advisorId, seen }: Seen & { readonly advisorId: string }, now: Date): Promise<AppointmentRead> {
    permit(mayArrange(by, await factsFor(this.database, by, id)));
    const appointment = await this.changes.locked(id);
    if (appointment.status !== 'confirmed' || appointment.start <= now) throw new AppointmentClosed();
    if (appointment.advisorId === advisorId) return read(appointment);
    appointment.assertSeen(seen);
    if (!(await this.freeFor(by, read(appointment), now)).includes(advisorId)) throw new ColleagueTaken();
    const previousAdvisorId = appointment.advisorId;
    await this.passTime(read(appointment), advisorId, now);
    appointment.moveTo(appointment.start, advisorId, now);
    const payload = { appointmentId: id, sequence: appointment.sequence, previousAdvisorId };
    const announced = event('AppointmentReassigned', { kind: 'appointment', id }, payload);
    return this.changes.keep(by, appointment, { kind: 'reassigned', announced }, now);
  }

  private async freeFor(by: Actor, { advisorId, start, ...appointment }: AppointmentRead, now: Date): Promise<string[]> {
    const territory = await this.slots.territory(by, appointment.territoryId);
    const need = { territory, modality: appointment.modality, durationMinutes: lasting({ start, ...appointment }), evenSoon: true };
    const free = await this.slots.freeAt(by, need, start, now);
    const inTurn = await this.booking.inTurn(free, now);
    return inTurn.map((load) => load.advisorId).filter((id) => id !== advisorId);
  }

  /** The time of the one before is given back and that of the next taken; throws when it is not free, which restores the former. */
  private async passTime(appointment: AppointmentRead, advisorId: string, now: Date): Promise<void> {
    const owner = { kind: 'appointment', id: appointment.id } as const;
    if (!(await this.agenda.release(asStandIns, owner))) throw new Error(`no commitment of appointment ${appointment.id}`);
    const wish = { busy: occupied(appointment.start, lasting(appointment)), owner, expiresAt: null };
    if (!(await this.agenda.commitFirst(asStandIns, [advisorId], wish, now))) throw new ColleagueTaken();
  }
}

const lasting = ({ start, end }: Pick<AppointmentRead, 'start' | 'end'>): number => (end.getTime() - start.getTime()) / 60_000;

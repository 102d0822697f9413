import { Injectable } from '@nestjs/common';
import { AppointmentLists, type AppointmentRead } from '#appointments';
import { type Actor, days, event, later, NotFound, type PersonActor, permit, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { callerOf, callsToMake, tickOff } from './calls-to-make.queries.js';
import { type CallKind, callKinds } from './domain/kinds.js';
import { mayCall, mayReadCalls } from './domain/policy.js';

/** Something that no mail could tell her, and that is still worth saying. */
export interface CallToMake {
  readonly messageId: string;
  readonly kind: CallKind;
  readonly appointment: AppointmentRead;
}

/** For how long what comes after an appointment is worth a call. */
const worthIt = days(14);

const asNotifications = system('notifications');

/** « À appeler »: what an advisor says by telephone, ticked off once it is said. */
@Injectable()
export class CallsToMake {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentLists,
    private readonly announcer: Announcer,
  ) {}

  /** One for each appointment, the next to come first. */
  async of(by: Actor, advisorId: string, now: Date): Promise<CallToMake[]> {
    permit(mayReadCalls(by, advisorId));
    const rows = await this.database.rows<Omit<CallToMake, 'appointment'> & { appointmentId: string }>(callsToMake, [
      ...[advisorId, now, callKinds.before, callKinds.after],
      later(now, -worthIt),
    ]);
    const found = await this.appointments.many(
      asNotifications,
      rows.map(({ appointmentId }) => appointmentId),
    );
    const byId = new Map(found.map((appointment) => [appointment.id, appointment]));
    const calls = rows.flatMap(({ appointmentId, ...row }) => {
      const appointment = byId.get(appointmentId);
      return appointment ? [{ ...row, appointment }] : [];
    });
    return calls.sort((a, b) => a.appointment.start.getTime() - b.appointment.start.getTime());
  }

  /** « C'est dit »: with whatever was to be said before it. False when it was said already: nothing is noted twice. */
  @Transactional()
  async tickOff(by: PersonActor, messageId: string, now: Date): Promise<boolean> {
    const call = await this.database.row<{ appointmentId: string; advisorId: string }>(callerOf, [
      messageId,
      [...callKinds.before, ...callKinds.after],
    ]);
    if (!call) throw new NotFound();
    permit(mayCall(by, call.advisorId));
    const ticked = await this.database.rows<{ id: string }>(tickOff, [messageId, now, by.personId]);
    if (!ticked.some(({ id }) => id === messageId)) return false;
    const { appointmentId } = call;
    await this.announcer.record(by, event('CallMade', { kind: 'appointment', id: appointmentId }, { appointmentId, messageId }), now);
    return true;
  }
}

import { Injectable } from '@nestjs/common';
import { AppointmentLists, type AppointmentRead } from '#appointments';
import { type Actor, days, event, later, NotFound, type PersonActor, permit, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { callerOf, callsToMake, tickOff } from './calls-to-make.queries.js';
import { type CallKind, callKinds } from './domain/kinds.js';
import { mayCall, mayReadCalls } from './domain/policy.js';
import { type OtherCall, OtherCalls } from './other-calls.js';

interface AppointmentCall {
  readonly messageId: string;
  readonly kind: CallKind;
  readonly appointment: AppointmentRead;
}

/** Something that no mail could tell her, and that is still worth saying. */
export type CallToMake = AppointmentCall | OtherCall;

/** What a call is about, and whose it is to make; null: the desk's. */
interface About {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly callerId: string | null;
}

/** For how long what comes after an appointment is worth a call. */
const worthIt = days(14);

const asNotifications = system('notifications');

/** « À appeler »: what someone of the cell says by telephone, ticked off once it is said. */
@Injectable()
export class CallsToMake {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentLists,
    private readonly others: OtherCalls,
    private readonly announcer: Announcer,
  ) {}

  /** Hers: one for each appointment, the next to come first; then of requests, of what is to be done, and of messages. */
  async of(by: Actor, advisorId: string, now: Date): Promise<CallToMake[]> {
    permit(mayReadCalls(by, advisorId));
    return [...(await this.ofAppointments(advisorId, now)), ...(await this.othersOf(advisorId, now))];
  }

  /** Those that are nobody's in particular. */
  async ofDesk(by: Actor, now: Date): Promise<CallToMake[]> {
    permit(mayReadCalls(by, null));
    return this.othersOf(null, now);
  }

  /** « C'est dit »: with whatever was to be said before it. False when it was said already: nothing is noted twice. */
  @Transactional()
  async tickOff(by: PersonActor, messageId: string, now: Date): Promise<boolean> {
    const about = (await this.aboutAppointment(messageId)) ?? (await this.aboutOther(messageId, now));
    if (!about) throw new NotFound();
    permit(mayCall(by, about.callerId));
    const ticked = await this.database.rows<{ id: string }>(tickOff, [messageId, now, by.personId]);
    if (!ticked.some(({ id }) => id === messageId)) return false;
    await this.announcer.record(by, event('CallMade', about.subject, { messageId }), now);
    return true;
  }

  private async ofAppointments(advisorId: string, now: Date): Promise<AppointmentCall[]> {
    const rows = await this.database.rows<Omit<AppointmentCall, 'appointment'> & { appointmentId: string }>(callsToMake, [
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

  private async othersOf(callerId: string | null, now: Date): Promise<OtherCall[]> {
    return (await this.others.toMake(now)).filter((owed) => owed.callerId === callerId).map(({ call }) => call);
  }

  private async aboutAppointment(messageId: string): Promise<About | undefined> {
    const found = await this.database.row<{ appointmentId: string; advisorId: string }>(callerOf, [
      messageId,
      [...callKinds.before, ...callKinds.after],
    ]);
    return found && { subject: { kind: 'appointment', id: found.appointmentId }, callerId: found.advisorId };
  }

  private async aboutOther(messageId: string, now: Date): Promise<About | undefined> {
    const owed = await this.others.one(messageId, now);
    return owed && { subject: subjectOf(owed.call), callerId: owed.callerId };
  }
}

function subjectOf(call: OtherCall): About['subject'] {
  if (call.kind === 'exchange_to_call') return { kind: 'case', id: call.exchange.caseId };
  return call.kind === 'actions_due' ? { kind: 'case', id: call.toDo.actions[0].caseId } : { kind: 'request', id: call.request.id };
}

import { Injectable } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { type Actor, event, minutes, permit, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { Appointment } from './appointment.entity.js';
import { type AppointmentRead, read } from './appointment.read.js';
import { AppointmentChanges } from './appointment-changes.js';
import { factsFor } from './appointment-facts.js';
import { AppointmentClosed, TooEarly } from './appointments.errors.js';
import { mayBecome } from './domain/lifecycle.js';
import { mayArrange } from './domain/policy.js';
import { timing } from './domain/timing.js';

const asAttendance = system('attendance');

const recordAttendance = `
  INSERT INTO attendance (appointment_id, start_at, came, noted_by, noted_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (appointment_id) DO UPDATE SET came = $3, noted_by = $4, noted_at = $5`;

/** Whether people met: said by the advisor or by coordination. Nothing in a calendar changes with it. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly agenda: AgendaService,
    private readonly changes: AppointmentChanges,
    private readonly announcer: Announcer,
  ) {}

  /** From ten minutes after its start on. Whoever was said not to have come may come after all; nothing is announced twice. */
  @Transactional()
  async say(by: Actor, id: string, came: boolean, now: Date): Promise<AppointmentRead> {
    permit(mayArrange(by, await factsFor(this.database, by, id)));
    const appointment = await this.changes.locked(id);
    const status = came ? 'done' : 'missed';
    if (appointment.status === status) return read(appointment);
    if (!mayBecome(appointment.status, status)) throw new AppointmentClosed();
    if (!this.canSay(appointment, now)) throw new TooEarly();
    appointment.status = status;
    await this.database.repository(Appointment).save(appointment);
    const who = by.kind === 'person' ? by.personId : null;
    await this.database.rows(recordAttendance, [id, appointment.start, came, who, now]);
    await this.agenda.release(asAttendance, { kind: 'appointment', id });
    await this.announcer.record(by, event('AttendanceNoted', { kind: 'appointment', id }, { appointmentId: id, came }), now);
    return read(appointment);
  }

  canSay({ start }: Pick<AppointmentRead, 'start'>, now: Date): boolean {
    return now.getTime() >= start.getTime() + minutes(timing.patienceMinutes);
  }
}

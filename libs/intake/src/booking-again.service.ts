import { Injectable } from '@nestjs/common';
import { AppointmentClosed, type AppointmentRead, AppointmentsService } from '#appointments';
import { type Actor, Forbidden, system } from '#kernel';
import { Transactional } from '#platform';
import { Following } from './following.js';
import { FollowingRows } from './following-rows.js';

const again = 3;

const asDesk = system('booking-again');

/** After an appointment at which nobody met: another one, by one button. */
@Injectable()
export class BookingAgain {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly following: Following,
    private readonly rows: FollowingRows,
  ) {}

  /** A few hours of the days to come, about the same thing with the same advisor. */
  async timesAgain(by: Actor, appointment: AppointmentRead, now: Date): Promise<Date[]> {
    const slots = await this.following.freeDays(by, appointment, { type: appointment.typeCode, soonest: 0, most: again }, now);
    return slots.map(({ start }) => new Date(start));
  }

  /** By whoever holds its link: the one that was booked so before, as long as it is to come, and no second. */
  @Transactional()
  async bookAgain(by: Actor, appointment: AppointmentRead, start: Date, now: Date): Promise<AppointmentRead> {
    if (!(await this.appointments.open(by, appointment.id)).may.move) throw new Forbidden();
    if (appointment.status !== 'missed') throw new AppointmentClosed();
    const missed = { kind: 'missed', id: appointment.id } as const;
    await this.rows.takeTurn(missed);
    const booked = await this.bookedAgain(by, appointment, now);
    if (booked) return booked;
    const made = await this.following.fix(by, appointment, { type: appointment.typeCode, start }, now);
    await this.rows.keep(missed, made.id);
    return made;
  }

  /** What was booked from the link of a missed one, as long as it is to come; null when nothing was. */
  async bookedAgain(by: Actor, appointment: AppointmentRead, now: Date): Promise<AppointmentRead | null> {
    if (!(await this.appointments.open(by, appointment.id)).may.move) throw new Forbidden();
    const found = await this.rows.toCome({ kind: 'missed', id: appointment.id } as const, now);
    return found ? this.appointments.read(asDesk, found) : null;
  }
}

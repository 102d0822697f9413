import { Injectable } from '@nestjs/common';
import { AppointmentLists, type ListPosition, type Upcoming } from '#appointments';
import { days, hours, later, system } from '#kernel';
import { Clock, Database, TurnByTurn } from '#platform';
import { DailyMails } from '../daily/daily-mails.service.js';
import { Round } from '../round.js';
import { unknownAmong } from './reminders.queries.js';
import { RemindersService } from './reminders.service.js';

const asNotifications = system('notifications');

/** How often we ask what is due, whatever the queue does, in milliseconds. */
const pause = 15_000;

const batch = 1000;
const dailyBatch = 100;

/** No reminder is due longer before its appointment. */
const ahead = days(4);

/** How often the appointments that begin later are looked through as well. */
const everything = hours(1);

/** Sufficient alone: finds what was never promised, and tells what is due. */
@Injectable()
export class ReminderSweep extends TurnByTurn {
  private allSeenAt: Date | null = null;

  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentLists,
    private readonly reminders: RemindersService,
    private readonly daily: DailyMails,
    private readonly round: Round,
    clock: Clock,
  ) {
    super(pause, clock);
  }

  /** How many reminders, and mails of the day, were due. */
  async turn(now: Date): Promise<number> {
    await this.adopt(now);
    return this.tellDue(now);
  }

  /** Also what a wake-up of the queue comes to. */
  async tellDue(now: Date): Promise<number> {
    let told = 0;
    for (let due = batch; due === batch; told += due) due = await this.reminders.tellDue(batch, now);
    for (let due = dailyBatch; due === dailyBatch; told += due) due = await this.daily.tellDue(dailyBatch, now);
    if (told > 0) this.round.hurry();
    return told;
  }

  /** Appointments without a reminder to their present state: older than reminders are, or restored from elsewhere. */
  private async adopt(now: Date): Promise<void> {
    const isAll = !this.allSeenAt || Math.abs(now.getTime() - this.allSeenAt.getTime()) >= everything;
    const stretch = { from: now, until: isAll ? null : later(now, ahead) };
    let after: ListPosition | null = null;
    do {
      const upcoming: Upcoming[] = await this.appointments.beginning(asNotifications, stretch, after, batch);
      await this.promise(upcoming, now);
      after = upcoming.length === batch ? (upcoming.at(-1) ?? null) : null;
    } while (after);
    if (isAll) await this.reminders.keepActions(now);
    if (isAll) this.allSeenAt = now;
  }

  private async promise(upcoming: readonly Upcoming[], now: Date): Promise<void> {
    const unknown = await this.database.rows<{ id: string }>(unknownAmong, [
      upcoming.map(({ id }) => id),
      upcoming.map(({ sequence }) => sequence),
    ]);
    const missing = await this.appointments.many(
      asNotifications,
      unknown.map(({ id }) => id),
    );
    if (missing.length > 0) await this.reminders.keep(missing, now);
  }
}

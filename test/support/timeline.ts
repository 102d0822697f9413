import { randomUUID } from 'node:crypto';
import { type AppointmentRead, AppointmentsService, BookingService } from '#appointments';
import { IdentityService } from '#identity';
import { IntakeService } from '#intake';
import { anonymous, days, later, system } from '#kernel';
import { ReminderSweep, Round } from '#notifications/worker';
import { Database } from '#platform';
import type { RunningApp } from './app.js';
import { until } from './command.js';
import type { ReceivedMail, SmtpSink } from './smtp-sink.js';

const asSpec = system('spec');

/** A mail, and what the clock said when it came. */
export interface Dated {
  readonly at: string;
  readonly mail: ReceivedMail;
}

/** Web and worker on one clock, which only ever stops where something is due, or where a person does something. */
export class Timeline {
  readonly received: Dated[] = [];

  constructor(
    private readonly running: RunningApp,
    private readonly sink: SmtpSink,
  ) {}

  /** Lets time pass to that instant: at each moment at which something is due, and the moment before. */
  async until(instant: string): Promise<void> {
    const end = new Date(instant);
    // what was done just now is told on the clock on which it was done
    await this.settled();
    for (let next = await this.nextDue(end); next; next = await this.nextDue(end)) {
      await this.at(later(next, -1));
      await this.at(next);
    }
    await this.at(end);
  }

  /** Sets the clock there at once, as for a worker that was away in between. */
  async at(instant: Date | string): Promise<void> {
    this.running.clock.set(instant);
    await this.running.app.get(ReminderSweep).turn(this.now);
    await this.settled();
  }

  get now(): Date {
    return this.running.clock.now();
  }

  /** Booked at that time as a collectivité does. */
  async book(email: string, territory: string, start: string): Promise<AppointmentRead> {
    const made = await this.running.app.get(IntakeService).make(anonymous, orderOf(email, territory, start), this.now);
    await this.settled();
    return made;
  }

  /** Nearer than slots are offered: the slot was held while it still was. */
  async bookLate(email: string, territory: string, start: string): Promise<AppointmentRead> {
    const [booking, draftId, order] = [this.running.app.get(BookingService), randomUUID(), orderOf(email, territory, start)];
    if (!(await booking.hold(anonymous, order, draftId, later(order.start, -days(3))))) throw new Error('nobody is free');
    const address = await this.running.app.get(IdentityService).addressFor(asSpec, email, this.now);
    const made = await booking.book(anonymous, { ...order, draftId }, address, this.now);
    await this.settled();
    return made;
  }

  async move(id: string, start: string): Promise<void> {
    await this.running.app.get(AppointmentsService).move(asSpec, id, { start: new Date(start) }, this.now);
    await this.settled();
  }

  async cancel(id: string): Promise<void> {
    await this.running.app.get(AppointmentsService).cancel(asSpec, id, { reason: null }, this.now);
    await this.settled();
  }

  /** When each mail to that address came, and its first line. */
  to(email: string): string[] {
    const theirs = this.received.filter(({ mail }) => mail.recipients.includes(email));
    return theirs.map(({ at, mail }) => `${at} ${(mail.text ?? '').split(/[\n,]| à \d/)[0]}`.replaceAll(/[\u00a0\u202f]/g, ' '));
  }

  /** Everything that was announced is handled, and everything that may leave has left. */
  async settled(): Promise<void> {
    const database = this.running.app.get(Database);
    await until(async () => {
      this.running.app.get(Round).hurry();
      const open = await database.row(
        `SELECT WHERE EXISTS (SELECT FROM outbox WHERE handled_at IS NULL) OR EXISTS (SELECT FROM reminder WHERE settled_at IS NULL AND due_at <= $1)
           OR EXISTS (SELECT FROM message WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= $1))
           OR EXISTS (SELECT FROM message WHERE state = 'gathered' AND gathered_on IS NULL AND not_before <= $1)`,
        [this.now],
      );
      return open === undefined;
    });
    const at = this.now.toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z');
    for (const mail of this.sink.mails.slice(this.received.length)) this.received.push({ at, mail });
  }

  private async nextDue(end: Date): Promise<Date | null> {
    const next = await this.running.app.get(Database).row<{ at: Date | null }>(
      `SELECT min(at) AS at FROM (SELECT due_at AS at FROM reminder WHERE settled_at IS NULL
         UNION ALL SELECT not_before FROM message WHERE (state = 'waiting' OR (state = 'gathered' AND gathered_on IS NULL)) AND not_before > $1) due WHERE at <= $2`,
      [this.now, end],
    );
    return next?.at ?? null;
  }
}

const orderOf = (email: string, territory: string, start: string) => {
  const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' } as const;
  return { territory, type: 'orientation', modality: 'visio', start: new Date(start), requester } as const;
};

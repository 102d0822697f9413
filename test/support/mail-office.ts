import { randomUUID } from 'node:crypto';
import { BullModule } from '@nestjs/bullmq';
import { ConsoleLogger } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { AgendaService } from '#agenda';
import { type AppointmentRead, AppointmentsService, BookingService, SlotsService } from '#appointments';
import { IdentityService, type PersonRead } from '#identity';
import { IntakeService } from '#intake';
import { anonymous, days, later, system } from '#kernel';
import { MessagesService, NotificationsWorkerModule, ReminderSweep, Round } from '#notifications/worker';
import { Clock, Database, Outbox, PlatformModule, prepareQueue, queueConnection } from '#platform';
import { receives } from './cast.js';
import { SetClock } from './clock.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { SmtpSink } from './smtp-sink.js';

const asSpec = system('spec');

/** Which advisor is enrolled, in what zone. */
export interface Enrolled {
  readonly email: string;
  readonly timeZone?: string;
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays?: readonly number[];
}

/** The mails' part of the service on a database and a mail server of its own. Nothing runs by itself unless the module is initialised. */
export class MailOffice {
  private constructor(
    readonly app: TestingModule,
    readonly clock: SetClock,
    readonly sink: SmtpSink,
    private readonly fresh: FreshDatabase,
  ) {}

  static async open(): Promise<MailOffice> {
    const sink = await SmtpSink.open();
    process.env.SMTP_URL = sink.url;
    const fresh = await freshDatabase();
    await prepareQueue();
    const clock = new SetClock(new Date('2026-11-24T08:00:00Z'));
    const app = await Test.createTestingModule({
      imports: [
        BullModule.forRootAsync({ useFactory: () => ({ connection: queueConnection() }) }),
        PlatformModule,
        NotificationsWorkerModule,
      ],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .setLogger(new ConsoleLogger({ logLevels: ['fatal'] }))
      .compile();
    return new MailOffice(app, clock, sink, fresh);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.sink.close();
    await this.fresh.drop();
  }

  get now(): Date {
    return this.clock.now();
  }

  get database(): Database {
    return this.app.get(Database);
  }

  /** An advisor who receives from 9 h to 17 h on their own clock. */
  async enrol({ email, timeZone = 'Europe/Paris', weekdays = [1, 2, 3, 4, 5] }: Enrolled): Promise<PersonRead> {
    const name = { firstName: 'Camille', lastName: 'Roux', workplaceId: 'commune:75056', place: 'Paris' };
    const person = await this.app.get(IdentityService).enrol(asSpec, { ...name, timeZone, email }, this.now);
    const day = { personId: person.id, timeZone, startMinute: 9 * 60, endMinute: 17 * 60, modalities: ['visio', 'phone'] as const };
    await this.app.get(AgendaService).open(
      asSpec,
      weekdays.map((weekday) => ({ ...day, weekday, modalities: [...day.modalities] })),
    );
    await receives(this.app, email, this.now);
    return person;
  }

  /** Books the first free start, or that one. */
  async book(email: string, { territory = 'commune:26063', nth = 0 } = {}): Promise<AppointmentRead> {
    const start = await this.freeStart(territory, nth);
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff', phone: '06 00 00 00 01' } as const;
    const order = { territory, type: 'orientation', modality: 'visio', start, requester } as const;
    return this.app.get(IntakeService).make(anonymous, order, this.now);
  }

  /** Books a slot that is too near to be offered: held while it still was, taken `late` milliseconds before its start. */
  async bookLate(email: string, start: Date, late: number): Promise<AppointmentRead> {
    const draftId = randomUUID();
    const wish = { territory: 'commune:26063', type: 'orientation', modality: 'visio', start } as const;
    this.clock.set(later(start, -days(3)));
    const booking = this.app.get(BookingService);
    if (!(await booking.hold(anonymous, wish, draftId, this.now))) throw new Error('nobody is free');
    this.clock.set(later(start, -late));
    const address = await this.app.get(IdentityService).addressFor(asSpec, email, this.now);
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff', phone: '06 00 00 00 01' } as const;
    return booking.book(anonymous, { ...wish, requester, draftId }, address, this.now);
  }

  async freeStart(territory: string, nth: number): Promise<Date> {
    const wish = { territoryId: territory, type: 'orientation', modality: 'visio', wide: false } as const;
    const { items } = await this.app.get(SlotsService).offered(anonymous, wish, this.now);
    const slot = items[nth];
    if (!slot) throw new Error(`there is no free slot number ${nth}`);
    return new Date(slot.start);
  }

  get appointments(): AppointmentsService {
    return this.app.get(AppointmentsService);
  }

  /** Files every event that waits. */
  async file(): Promise<void> {
    for (const event of await this.app.get(Outbox).claim(1000, this.now)) await this.app.get(MessagesService).file(event, this.now);
  }

  /** Files every event, tells what is due and sends every message that may go. Answers how many were taken along. */
  async deliver(): Promise<number> {
    await this.file();
    await this.app.get(ReminderSweep).turn(this.now);
    let all = 0;
    for (let taken = 1; taken > 0; all += taken) taken = await this.app.get(Round).turn();
    return all;
  }

  /** Lets time pass, then delivers. */
  async deliverAt(instant: Date | string): Promise<number> {
    this.clock.set(instant);
    return this.deliver();
  }

  /** `booked sent`, `moved waiting` … of every message, oldest first. */
  async messages(): Promise<string[]> {
    const rows = await this.database.rows<{ kind: string; state: string }>(
      'SELECT kind, state FROM message ORDER BY made_at, kind, sequence',
    );
    return rows.map(({ kind, state }) => `${kind} ${state}`);
  }
}

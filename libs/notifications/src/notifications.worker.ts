import { BullModule, Processor } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { Job } from 'bullmq';
import { AppointmentsModule } from '#appointments';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { type CarriedEvent, Clock, eventsQueue, Mail } from '#platform';
import { TerritoriesModule } from '#territories';
import { Gate } from './gate.js';
import { Leases } from './leases.js';
import { AccessLetters } from './letters/access-letters.js';
import { ActionLetters } from './letters/action-letters.js';
import { AppointmentLetters } from './letters/appointment-letters.js';
import { CaseLetters } from './letters/case-letters.js';
import { DailyLetters } from './letters/daily-letters.js';
import { DayLetters } from './letters/day-letters.js';
import { ExchangeLetters } from './letters/exchange-letters.js';
import { ExchangeSources } from './letters/exchange-sources.js';
import { Letters } from './letters/letters.js';
import { OtherLetters } from './letters/other-letters.js';
import { RequestLetters } from './letters/request-letters.js';
import { SourcesReader } from './letters/sources.js';
import { WordLetters } from './letters/word-letters.js';
import { LoggedWorker } from './logged-worker.js';
import { MessagesService } from './messages.service.js';
import { NotificationsModule } from './notifications.module.js';
import { Postman } from './postman.js';
import { ReminderSweep } from './reminders/reminder-sweep.js';
import { remindersQueue, WakeUps } from './reminders/wake-ups.js';
import { Round } from './round.js';

export { MessagesService } from './messages.service.js';
export { ReminderSweep } from './reminders/reminder-sweep.js';
export { remindersQueue, WakeUps } from './reminders/wake-ups.js';
export { Round } from './round.js';

/** Hears every event, and promises its messages. */
@Processor(eventsQueue, { concurrency: 5 })
export class EventsProcessor extends LoggedWorker {
  constructor(
    private readonly messages: MessagesService,
    private readonly round: Round,
    private readonly clock: Clock,
  ) {
    super();
  }

  async process({ data }: Job<CarriedEvent>): Promise<void> {
    await this.messages.file(data, this.clock.now());
    this.round.hurry();
  }
}

/** Something may be due: what it is, PostgreSQL knows. */
@Processor(remindersQueue)
export class RemindersProcessor extends LoggedWorker {
  constructor(
    private readonly sweep: ReminderSweep,
    private readonly clock: Clock,
  ) {
    super();
  }

  async process(): Promise<void> {
    await this.sweep.tellDue(this.clock.now());
  }
}

const letters = [
  AccessLetters,
  ActionLetters,
  AppointmentLetters,
  CaseLetters,
  DailyLetters,
  DayLetters,
  ExchangeLetters,
  ExchangeSources,
  Letters,
  OtherLetters,
  RequestLetters,
  SourcesReader,
  WordLetters,
];
const sending = [Gate, Leases, Mail, Postman, Round];

/** The only sender; needs BullModule.forRoot and the platform's own worker beside it. */
@Module({
  imports: [
    NotificationsModule,
    BullModule.registerQueue({ name: remindersQueue }),
    ...[AppointmentsModule, CasesModule, IdentityModule, IntakeModule, TerritoriesModule],
  ],
  providers: [...letters, ...sending, EventsProcessor, ReminderSweep, RemindersProcessor, WakeUps],
})
export class NotificationsWorkerModule {}

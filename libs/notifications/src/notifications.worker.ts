import { BullModule, Processor } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Job } from 'bullmq';
import { AppointmentsModule } from '#appointments';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { type CarriedEvent, Clock, eventsQueue, Mail } from '#platform';
import { TerritoriesModule } from '#territories';
import { AppointmentLetters } from './appointment-letters.js';
import { Letters } from './letters.js';
import { LoggedWorker } from './logged-worker.js';
import { Message } from './message.entity.js';
import { MessagesService } from './messages.service.js';
import { OtherLetters } from './other-letters.js';
import { Plans } from './plans.js';
import { Postman } from './postman.js';
import { type MailJob, mailsQueue, Round } from './round.js';

export { MessagesService } from './messages.service.js';
export { Postman } from './postman.js';
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
    const now = this.clock.now();
    await this.messages.file(data, now);
    await this.round.turn(now);
  }
}

/** The mail server did not take it now: the queue tries again, after a longer pause each time. */
class MailPutOff extends Error {}

/** Sends mails, one a job. */
@Processor(mailsQueue, { concurrency: 5 })
export class MailsProcessor extends LoggedWorker {
  constructor(
    private readonly postman: Postman,
    private readonly clock: Clock,
  ) {
    super();
  }

  async process({ data }: Job<MailJob>): Promise<void> {
    if ((await this.postman.deliver(data.messageId, this.clock.now())) === 'again') throw new MailPutOff(data.messageId);
  }
}

/** The only sender; needs BullModule.forRoot and the platform's own worker beside it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Message]),
    BullModule.registerQueue({ name: mailsQueue }),
    AppointmentsModule,
    IdentityModule,
    IntakeModule,
    TerritoriesModule,
  ],
  providers: [AppointmentLetters, EventsProcessor, Letters, Mail, MailsProcessor, MessagesService, OtherLetters, Plans, Postman, Round],
})
export class NotificationsWorkerModule {}

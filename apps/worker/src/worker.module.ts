import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { NotificationsWorkerModule } from '#notifications/worker';
import { logOptions, PlatformModule, queueConnection } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { Housekeeping } from './housekeeping.js';

/** What happens without anyone waiting for it: events carried, mails sent, the journal sealed. */
@Module({
  imports: [
    LoggerModule.forRootAsync({ useFactory: logOptions }),
    BullModule.forRootAsync({ useFactory: () => ({ connection: queueConnection() }) }),
    ...[PlatformModule, PlatformWorkerModule, NotificationsWorkerModule, IdentityModule, IntakeModule],
  ],
  providers: [Housekeeping],
})
export class WorkerModule {}

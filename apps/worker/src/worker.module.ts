import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { NotificationsWorkerModule } from '#notifications/worker';
import { logOptions, PlatformModule, queueConnection } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';

/** What happens without anyone waiting for it: events carried, mails sent, the journal sealed. */
@Module({
  imports: [
    LoggerModule.forRootAsync({ useFactory: logOptions }),
    BullModule.forRootAsync({ useFactory: () => ({ connection: queueConnection() }) }),
    ...[PlatformModule, PlatformWorkerModule, NotificationsWorkerModule],
  ],
})
export class WorkerModule {}

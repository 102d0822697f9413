import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { FilesKeeper } from './files/files-keeper.js';
import { Heartbeat } from './heartbeat.js';
import { JobTrace } from './job-trace.js';
import { JournalKeeper } from './journal-keeper.js';
import { LastJobs } from './last-jobs.js';
import { RetentionKeeper } from './privacy/retention-keeper.js';
import { eventsQueue } from './queue.js';
import { Relay } from './relay.js';

export { FilesKeeper } from './files/files-keeper.js';
export { Heartbeat } from './heartbeat.js';
export { JournalKeeper } from './journal-keeper.js';
export { RetentionKeeper } from './privacy/retention-keeper.js';
export { Relay } from './relay.js';

/** What the platform does in the background; needs BullModule.forRoot beside it. */
@Module({
  imports: [BullModule.registerQueue({ name: eventsQueue }), DiscoveryModule],
  providers: [FilesKeeper, Heartbeat, JobTrace, JournalKeeper, LastJobs, Relay, RetentionKeeper],
})
export class PlatformWorkerModule {}

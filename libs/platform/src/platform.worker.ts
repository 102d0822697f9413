import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { Journal } from './journal.js';
import { JournalKeeper } from './journal-keeper.js';
import { eventsQueue } from './queue.js';
import { Relay } from './relay.js';

export { Journal } from './journal.js';
export { JournalKeeper } from './journal-keeper.js';
export { Relay } from './relay.js';

/** What the platform does in the background; needs BullModule.forRoot beside it. */
@Module({
  imports: [BullModule.registerQueue({ name: eventsQueue })],
  providers: [Journal, JournalKeeper, Relay],
})
export class PlatformWorkerModule {}

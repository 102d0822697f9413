import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { Clock } from './clock.js';
import { type CarriedEvent, Outbox } from './outbox.js';
import { eventsQueue, logErrorsOf } from './queue.js';
import { TurnByTurn } from './turn-by-turn.js';

const batch = 100;

/** How soon after its commit an event leaves, at worst, in milliseconds. */
const pause = 200;

/** Carries events from the outbox to the queue, at least once; a job's id is its row's, so the queue drops what it still holds. */
@Injectable()
export class Relay extends TurnByTurn {
  constructor(
    @InjectQueue(eventsQueue) private readonly queue: Queue<CarriedEvent>,
    private readonly outbox: Outbox,
    clock: Clock,
  ) {
    super(pause, clock);
    logErrorsOf(queue, Relay.name);
  }

  /** How many events were carried. No transaction is open while the queue is spoken to. */
  async turn(now: Date): Promise<number> {
    const events = await this.outbox.claim(batch, now);
    if (events.length === 0) return 0;
    try {
      await this.queue.addBulk(events.map(asJob));
    } catch (error) {
      await this.outbox.release(events.map(({ outboxId }) => outboxId));
      throw error;
    }
    return events.length;
  }
}

/** Jobs leave no trace behind: BullMQ ignores the id of one that it keeps, and what was not handled must be able to come again. */
const asJob = (event: CarriedEvent) => ({
  name: event.name,
  data: event,
  opts: {
    jobId: `event-${event.outboxId}`,
    attempts: 5,
    backoff: { type: 'exponential', delay: 1_000 },
    removeOnComplete: true,
    removeOnFail: true,
  },
});

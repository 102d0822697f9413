import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { answersWithin, Database, eventsQueue, logErrorsOf } from '#platform';
import { Departure } from './edge/departure.js';

const patience = 2000;

/** Whether this process can do its work. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly departure: Departure,
    @InjectQueue(eventsQueue) private readonly queue: Queue,
  ) {
    logErrorsOf(queue, Readiness.name);
  }

  /** Names of what does not answer within two seconds; `process` when this one is leaving. */
  async missing(): Promise<string[]> {
    const [postgresql, queue] = await Promise.all([
      answersWithin(patience, () => this.database.rows('SELECT 1')),
      answersWithin(patience, () => this.queue.getJobCounts('wait')),
    ]);
    const state = { postgresql, queue, process: !this.departure.leaving };
    return Object.entries(state).flatMap(([name, isThere]) => (isThere ? [] : [name]));
  }
}

import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { hours, later } from '#kernel';
import { Clock, Database, logErrorsOf, TurnByTurn } from '#platform';
import type { Reminder } from './reminder.entity.js';
import { carriedToCome, forgetCarried, takeToCarry } from './reminders.queries.js';

/** The queue that wakes us up when a reminder is due; what is due, PostgreSQL knows. */
export const remindersQueue = 'reminders';

const pause = 15_000;
const batch = 500;

/** How long ahead the queue is asked to wake us up. */
const ahead = hours(1);

type Carried = Pick<Reminder, 'kind' | 'subjectId' | 'sequence' | 'dueAt'>;

/** Asks the queue to wake us up for the reminders of the next hour, for promptness only: without it the sweep is a few seconds later. */
@Injectable()
export class WakeUps extends TurnByTurn {
  constructor(
    @InjectQueue(remindersQueue) private readonly queue: Queue,
    private readonly database: Database,
    clock: Clock,
  ) {
    super(pause, clock);
    logErrorsOf(queue, WakeUps.name);
  }

  /** How many wake-ups the queue was given. */
  async turn(now: Date): Promise<number> {
    await this.noticeLoss(now);
    const reminders = await this.database.rows<Carried>(takeToCarry, [now, later(now, ahead), batch]);
    if (reminders.length === 0) return 0;
    try {
      await this.queue.addBulk(reminders.map((reminder) => asJob(reminder, now)));
    } catch (error) {
      await this.database.rows(forgetCarried);
      throw error;
    }
    return reminders.length;
  }

  /** Fewer jobs than we gave it: the queue was emptied, and is given all of them again; it ignores those that it still has. */
  private async noticeLoss(now: Date): Promise<void> {
    const expected = await this.database.row<{ count: number }>(carriedToCome, [now]);
    if (!expected?.count) return;
    const held = await this.queue.getJobCountByTypes('delayed', 'wait', 'active', 'prioritized');
    if (held < expected.count) await this.database.rows(forgetCarried);
  }
}

/** Its id carries the version of what it is about: a moved appointment has wake-ups of its own. */
const asJob = ({ kind, subjectId, sequence, dueAt }: Carried, now: Date) => ({
  name: kind,
  data: {},
  opts: {
    jobId: `reminder-${kind}-${subjectId}-v${sequence}`,
    delay: Math.max(0, dueAt.getTime() - now.getTime()),
    removeOnComplete: true,
    removeOnFail: true,
  },
});

import { InjectQueue } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { later, minutes } from '#kernel';
import { Clock, config, Database, logErrorsOf, Transactional, Turns } from '#platform';
import { sendings } from './domain/sendings.js';

export interface MailJob {
  readonly messageId: string;
}

/** The queue of mails to send, one job a message. */
export const mailsQueue = 'mails';

const batch = 100;

/** How often the round looks for messages that nobody brought, in milliseconds. */
const pause = 2_000;

/** A job that takes longer than this has been lost with its queue; while it is there, carrying it again changes nothing. */
const patience = minutes(15);

/** The postman's round: brings each waiting message to the queue when its time has come. */
@Injectable()
export class Round implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns = new Turns(Round.name, pause, () => this.turn(this.clock.now()));

  constructor(
    @InjectQueue(mailsQueue) private readonly queue: Queue<MailJob>,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    logErrorsOf(queue, Round.name);
  }

  onApplicationBootstrap(): void {
    this.turns.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.stop();
  }

  /** How many messages were carried. */
  async turn(now: Date): Promise<number> {
    const ids = await this.claim(now);
    if (ids.length === 0) return 0;
    try {
      await this.queue.addBulk(ids.map(asJob));
    } catch (error) {
      await this.database.rows('UPDATE message SET carried_at = NULL WHERE id = ANY($1)', [ids]);
      throw error;
    }
    return ids.length;
  }

  @Transactional()
  private async claim(now: Date): Promise<string[]> {
    const claimed = await this.database.rows<{ id: string }>(
      `UPDATE message SET carried_at = $1 WHERE id IN (
         SELECT id FROM message WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= $1) AND (carried_at IS NULL OR carried_at <= $2)
         ORDER BY made_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
       ) RETURNING id`,
      [now, later(now, -patience), await this.room(now)],
    );
    return claimed.map(({ id }) => id);
  }

  /** How many may leave now: a batch, or what is left of this minute when the mail server asks for patience. */
  private async room(now: Date): Promise<number> {
    const { mailPerMinute } = config();
    if (mailPerMinute === 0) return batch;
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('mail_per_minute'))`);
    const left = await this.database.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM message WHERE carried_at > $1 AND carried_at <= $2',
      [later(now, -minutes(1)), now],
    );
    return Math.max(0, Math.min(batch, mailPerMinute - (left?.count ?? 0)));
  }
}

const asJob = (messageId: string) => ({
  name: 'mail',
  data: { messageId },
  opts: {
    jobId: `message-${messageId}`,
    attempts: sendings.most,
    backoff: { type: 'exponential', delay: sendings.firstPause },
    removeOnComplete: true,
    removeOnFail: true,
  },
});

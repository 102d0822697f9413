import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { later, minutes } from '#kernel';
import { config, Database, longestSending, Transactional } from '#platform';
import { Message } from './message.entity.js';

/** What comes after the last letter was begun: its sending, and a database that has to come back before it is noted. */
const reserve = longestSending + 15_000;

/** How long nobody else touches what one has taken, in milliseconds. */
const term = 45_000;

/** The right to bring some messages to the mail server, for 45 seconds. */
export class Lease {
  readonly owner = randomUUID();
  /** Real time: a process that was stopped for a while finds its lease over, whatever the clock on the wall says. */
  private readonly since = performance.now();

  constructor(readonly until: Date) {}

  /** Whether a letter that is begun now can be noted before somebody else takes it. */
  get allowsAnother(): boolean {
    return performance.now() - this.since < term - reserve;
  }
}

export interface Batch {
  readonly lease: Lease;
  readonly messages: readonly Message[];
}

/** Who brings which messages. A lease that has run out is anybody's: its holder has died, or stands still. */
@Injectable()
export class Leases {
  constructor(private readonly database: Database) {}

  /** Takes messages whose time has come: the most urgent, then the oldest. */
  @Transactional()
  async take(most: number, now: Date): Promise<Batch> {
    const lease = new Lease(later(now, term));
    const room = await this.room(most, now);
    const taken = await this.database.rows<{ id: string }>(
      `UPDATE message SET lease_owner = $1, lease_until = $2, carried_at = $3 WHERE id IN (
         SELECT id FROM message WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= $3) AND (lease_until IS NULL OR lease_until <= $3)
         ORDER BY urgency, made_at, id LIMIT $4 FOR UPDATE SKIP LOCKED
       ) RETURNING id`,
      [lease.owner, lease.until, now, room],
    );
    const ids = taken.map(({ id }) => id);
    const messages = this.database.repository(Message);
    const order = { urgency: 'ASC', madeAt: 'ASC', id: 'ASC' } as const;
    return { lease, messages: ids.length > 0 ? await messages.find({ where: { id: In(ids) }, order }) : [] };
  }

  /** What was not even begun is anybody's again. */
  async giveBack({ owner }: Lease, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    await this.database.rows('UPDATE message SET lease_owner = NULL, lease_until = NULL WHERE id = ANY($1) AND lease_owner = $2', [
      messages.map(({ id }) => id),
      owner,
    ]);
  }

  /** How many may leave now: what is asked for, or what is left of this minute when the mail server asks for patience. */
  private async room(most: number, now: Date): Promise<number> {
    const { mailPerMinute } = config();
    if (mailPerMinute === 0) return most;
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('mail_per_minute'))`);
    const left = await this.database.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM message WHERE carried_at > $1 AND carried_at <= $2',
      [later(now, -minutes(1)), now],
    );
    return Math.max(0, Math.min(most, mailPerMinute - (left?.count ?? 0)));
  }
}

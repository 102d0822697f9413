import { Injectable } from '@nestjs/common';
import type { EventName, EventPayloads } from '#kernel';
import { later, minutes } from '#kernel';
import { Database } from './database.js';

/** An event on its way from the outbox to those who listen. */
export interface CarriedEvent<N extends EventName = EventName> {
  readonly outboxId: number;
  readonly name: N;
  readonly payload: EventPayloads[N];
}

/** What was carried and not handled after this long has been lost on the way, and is carried again. */
const patience = minutes(2);

/** The rows in which events wait until someone has handled them. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /** Takes events that wait, the oldest first; nobody else takes them for two minutes. */
  async claim(limit: number, now: Date): Promise<CarriedEvent[]> {
    const claimed = await this.database.rows<{ id: string; name: EventName; payload: EventPayloads[EventName] }>(
      `UPDATE outbox SET relayed_at = $1 WHERE id IN (
         SELECT id FROM outbox WHERE handled_at IS NULL AND (relayed_at IS NULL OR relayed_at <= $2)
         ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
       ) RETURNING id, name, payload`,
      [now, later(now, -patience), limit],
    );
    return claimed.map(({ id, name, payload }) => ({ outboxId: Number(id), name, payload })).sort((a, b) => a.outboxId - b.outboxId);
  }

  /** Gives back what could not be carried. */
  async release(outboxIds: readonly number[]): Promise<void> {
    await this.database.rows('UPDATE outbox SET relayed_at = NULL WHERE id = ANY($1) AND handled_at IS NULL', [outboxIds]);
  }

  /** In the transaction of what the event led to, so that both are true or neither. */
  async handled(outboxId: number, now: Date): Promise<void> {
    await this.database.rows('UPDATE outbox SET handled_at = $2 WHERE id = $1 AND handled_at IS NULL', [outboxId, now]);
  }
}

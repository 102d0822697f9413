import { Injectable } from '@nestjs/common';
import { hours, later, Refusal } from '#kernel';
import { Database } from './database.js';
import { Secret } from './secret.js';

/** The same key is being answered at this moment. */
export class IdempotencyConflict extends Refusal {
  readonly code = 'idempotency-conflict';
}

/** The same key came before with another body. */
export class IdempotencyKeyReused extends Refusal {
  readonly code = 'idempotency-key-reused';
}

/** What was answered: the status, and the facts from which the same answer is written again. */
export interface StoredAnswer {
  readonly status: number;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface KeyedBody {
  readonly key: string;
  /** HMAC of the canonical body. */
  readonly bodyMac: string;
}

/** Whether the lock was had, and the stored answer if there is one. */
type Taken = { taken: boolean; body_mac: string } & ({ status: null } | StoredAnswer);

/** For how long a key gives its first answer again. */
const remembered = hours(24);

/** Answers given under an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header); keys are global. */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  keyed(key: string, body: unknown): KeyedBody {
    return { key, bodyMac: this.secret.mac('idempotency', canonical(body)) };
  }

  /**
   * Takes the key until the end of the caller's transaction (whoever crashes lets it go), and says what was answered before, if
   * anything; another body under the same key is refused.
   */
  async take({ key, bodyMac }: KeyedBody, now: Date): Promise<StoredAnswer | null> {
    const found = await this.database.row<Taken>(
      `SELECT taken, status, facts, body_mac FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)) AS taken) AS lock
       LEFT JOIN idempotency_key ON key = $1 AND recorded_at > $2`,
      [key, later(now, -remembered)],
    );
    if (!found?.taken) throw new IdempotencyConflict();
    if (found.status === null) return null;
    if (found.body_mac !== bodyMac) throw new IdempotencyKeyReused();
    return { status: found.status, facts: found.facts };
  }

  /** The same, waiting for whoever answers at this moment: for people, who press a button twice and want one answer. */
  async takeInTurn(key: KeyedBody, now: Date): Promise<StoredAnswer | null> {
    // the very lock of `take`: two that are released together are not released at once
    await this.database.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [key.key]);
    return this.take(key, now);
  }

  /**
   * In the caller's transaction, which it undoes when someone has answered between our look and our lock (one statement sees one
   * moment). An answer that is too old gives way.
   */
  async store({ key, bodyMac }: KeyedBody, answer: StoredAnswer, now: Date): Promise<void> {
    const stored = await this.database.rows(
      `INSERT INTO idempotency_key (key, body_mac, status, facts, recorded_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (key) DO UPDATE SET body_mac = $2, status = $3, facts = $4, recorded_at = $5
       WHERE idempotency_key.recorded_at <= $6 RETURNING key`,
      [key, bodyMac, answer.status, answer.facts, now, later(now, -remembered)],
    );
    if (stored.length === 0) throw new IdempotencyConflict();
  }

  async forgetOld(now: Date): Promise<void> {
    await this.database.rows('DELETE FROM idempotency_key WHERE recorded_at <= $1', [later(now, -remembered)]);
  }
}

/** JSON with its keys in order, so that the same body always has the same text (after RFC 8785). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
    .join(',')}}`;
}

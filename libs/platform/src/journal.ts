import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import { zoned } from '#kernel';
import { Database } from './database.js';

export interface Seal {
  readonly id: string;
  readonly fromXid: string;
  readonly belowXid: string;
  readonly entries: number;
  readonly sha256: string;
}

const sealColumns = 'id, from_xid AS "fromXid", below_xid AS "belowXid", entries, sha256';

/** One entry as text that never varies: every column in order, the instant in UTC to the microsecond. */
const canonicalEntry = `jsonb_build_array(id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, on_behalf_of, name,
  subject_kind, subject_id, payload, request_id, xid::text)::text`;

/**
 * The record of what happened: entries are made by `Announcer` and refused any change by the database; here they are sealed,
 * batch after batch, each seal covering the one before, so that a change made behind the database's back shows.
 */
@Injectable()
export class Journal {
  constructor(private readonly database: Database) {}

  /** Partitions for this month and the next, so that dropping a month later is dropping a table. */
  async openMonths(now: Date): Promise<void> {
    const month = zoned(now, 'UTC').toPlainDate().with({ day: 1 });
    await this.database.rows('SELECT journal_open_month($1)', [month.toString()]);
    await this.database.rows('SELECT journal_open_month($1)', [month.add({ months: 1 }).toString()]);
  }

  /** Seals the entries of all transactions that are over; null when there are none. */
  @Transactional()
  async seal(now: Date): Promise<Seal | null> {
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('journal_seal'))`);
    const last = await this.database.row<Seal>(`SELECT ${sealColumns} FROM seal ORDER BY id DESC LIMIT 1`);
    const fromXid = last?.belowXid ?? '0';
    // asked for before the entries are read: whatever is below it is committed or gone by then
    const horizon = await this.database.row<{ xid: string }>('SELECT journal_horizon()::text AS xid');
    const belowXid = horizon?.xid ?? fromXid;
    const entries = await this.entries(fromXid, belowXid);
    if (entries.length === 0) return null;
    const sha256 = digestOf(last?.sha256 ?? '', entries);
    const made = await this.database.row<Seal>(
      `INSERT INTO seal (from_xid, below_xid, entries, sha256, sealed_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${sealColumns}`,
      [fromXid, belowXid, entries.length, sha256, now],
    );
    return made ?? null;
  }

  /** The first seal that no longer agrees with its entries or with the seal before, among those made since `since`. */
  async firstBrokenSeal(since: Date): Promise<Seal | null> {
    const seals = await this.database.rows<Seal & { previous: string }>(
      `SELECT * FROM (SELECT ${sealColumns}, sealed_at, coalesce(lag(sha256) OVER (ORDER BY id), '') AS previous FROM seal) s
       WHERE sealed_at >= $1 ORDER BY id`,
      [since],
    );
    for (const seal of seals) {
      const entries = await this.entries(seal.fromXid, seal.belowXid);
      if (digestOf(seal.previous, entries) !== seal.sha256) return seal;
    }
    return null;
  }

  private async entries(fromXid: string, belowXid: string): Promise<string[]> {
    const entries = await this.database.rows<{ line: string }>(
      `SELECT ${canonicalEntry} AS line FROM journal WHERE xid >= $1::xid8 AND xid < $2::xid8 ORDER BY journal.id`,
      [fromXid, belowXid],
    );
    return entries.map(({ line }) => line);
  }
}

function digestOf(previous: string, entries: readonly string[]): string {
  const hash = createHash('sha256').update(`${previous}\n`);
  for (const entry of entries) hash.update(`${entry}\n`);
  return hash.digest('hex');
}

import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import { zoned } from '#kernel';
import { Database } from './database.js';
import { digestOf, JournalCheck, type JournalFindings, type Seal, sealColumns, sealedEntries } from './journal-check.js';

/**
 * The record of what happened: entries are made by `Announcer` and refused any change by the database; here they are sealed,
 * batch after batch, each seal covering the one before, so that a change made behind the database's back shows.
 */
@Injectable()
export class Journal {
  constructor(
    private readonly database: Database,
    private readonly check: JournalCheck,
  ) {}

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
    const entries = await sealedEntries(this.database, { fromXid, belowXid });
    if (entries.length === 0) return null;
    const sha256 = digestOf(last?.sha256 ?? '', entries);
    const made = await this.database.row<Seal>(
      `INSERT INTO seal (from_xid, below_xid, entries, sha256, sealed_at) VALUES ($1, $2, $3, $4, $5) RETURNING ${sealColumns}`,
      [fromXid, belowXid, entries.length, sha256, now],
    );
    return made ?? null;
  }

  /** Compares everything that is sealed with its seals, and writes down that it did. */
  verify(now: Date): Promise<JournalFindings> {
    return this.check.verify(now);
  }
}

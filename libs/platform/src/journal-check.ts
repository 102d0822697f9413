import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { system } from '#kernel';
import { Announcer } from './announcer.js';
import { Database } from './database.js';

export interface Seal {
  readonly id: string;
  readonly fromXid: string;
  readonly belowXid: string;
  readonly entries: number;
  readonly sha256: string;
}

/** What a check of the seals has found. */
export interface JournalFindings {
  /** How many seals were compared with their entries, and how many entries those were. */
  readonly seals: number;
  readonly entries: number;
  /** Seals whose months have been dropped: their entries are no more. */
  readonly dropped: number;
  /** Written since the last seal. */
  readonly unsealed: number;
  /** The first that no longer agrees with its entries or with the seal before. */
  readonly broken: (Seal & { readonly sealedAt: Date }) | null;
  /** Triggers that protect what is append-only and that somebody has taken away or put to sleep. */
  readonly asleep: readonly string[];
  /** The last digest: whoever keeps it elsewhere sees later whether the end was cut off. */
  readonly last: Seal | null;
}

export const sealColumns = 'id, from_xid AS "fromXid", below_xid AS "belowXid", entries, sha256';

/** One entry as text that never varies: every column in order, the instant in UTC to the microsecond. */
const canonicalEntry = `jsonb_build_array(id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, on_behalf_of, name,
  subject_kind, subject_id, payload, request_id, xid::text)::text`;

/**
 * The last seal that a dropped month took entries from. An entry that says so is believed only for seals that were at least six
 * months old: nobody unseals yesterday by writing one.
 */
const lastDropped = `
  SELECT coalesce(max(least((payload ->> 'lastSeal')::bigint, (SELECT max(id) FROM seal WHERE sealed_at < journal.at - interval '6 months'))), 0)::text AS id
  FROM journal WHERE name = 'JournalMonthDropped' AND subject_kind = 'journal'`;

const guards = ['journal.journal_stays', 'journal.journal_truncate', 'seal.seal_stays', 'seal.seal_truncate'];

interface Chained extends Seal {
  readonly sealedAt: Date;
  readonly previous: string;
  readonly follows: boolean;
}

/** Compares the journal with its seals: a change made behind the database's back shows. */
@Injectable()
export class JournalCheck {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** The journal itself says that it was checked, and what came of it. */
  async verify(now: Date): Promise<JournalFindings> {
    const after = (await this.database.row<{ id: string }>(lastDropped))?.id ?? '0';
    const compared = await this.compared(after);
    const last = (await this.database.row<Seal>(`SELECT ${sealColumns} FROM seal ORDER BY id DESC LIMIT 1`)) ?? null;
    const findings = { ...compared, ...(await this.counts(after)), asleep: await this.asleep(), last };
    const payload = { seals: findings.seals, broken: findings.broken?.id ?? null, asleep: findings.asleep.length };
    await this.announcer.note(system('journal'), { name: 'JournalVerified', subject: { kind: 'journal', id: 'journal' }, payload }, now);
    return findings;
  }

  private async compared(after: string): Promise<Pick<JournalFindings, 'seals' | 'entries' | 'broken'>> {
    const seals = await this.database.rows<Chained>(
      `SELECT * FROM (SELECT ${sealColumns}, sealed_at AS "sealedAt", coalesce(lag(sha256) OVER (ORDER BY id), '') AS previous,
         coalesce(lag(below_xid) OVER (ORDER BY id), '0'::xid8) = from_xid AS follows FROM seal) AS chained
       WHERE id > $1 ORDER BY id`,
      [after],
    );
    let entries = 0;
    for (const [done, seal] of seals.entries()) {
      const { follows, previous, ...broken } = seal;
      const lines = await sealedEntries(this.database, seal);
      if (!follows || digestOf(previous, lines) !== seal.sha256) return { seals: done + 1, entries, broken };
      entries += lines.length;
    }
    return { seals: seals.length, entries, broken: null };
  }

  private async counts(after: string): Promise<Pick<JournalFindings, 'dropped' | 'unsealed'>> {
    const counted = await this.database.row<{ dropped: number; unsealed: number }>(
      `SELECT (SELECT count(*)::int FROM seal WHERE id <= $1) AS dropped,
         (SELECT count(*)::int FROM journal WHERE xid >= coalesce((SELECT below_xid FROM seal ORDER BY id DESC LIMIT 1), '0'::xid8)) AS unsealed`,
      [after],
    );
    return counted ?? { dropped: 0, unsealed: 0 };
  }

  private async asleep(): Promise<string[]> {
    const found = await this.database.rows<{ name: string; awake: boolean }>(
      `SELECT tgrelid::regclass || '.' || tgname AS name, tgenabled IN ('O', 'A') AS awake FROM pg_trigger
       WHERE tgfoid = 'history_stays'::regproc ORDER BY 1`,
    );
    const missing = guards.filter((guard) => !found.some(({ name }) => name === guard));
    return [...missing, ...found.filter(({ awake }) => !awake).map(({ name }) => name)];
  }
}

/** The entries between a seal's bounds, in order. */
export async function sealedEntries(database: Database, { fromXid, belowXid }: Pick<Seal, 'fromXid' | 'belowXid'>): Promise<string[]> {
  const entries = await database.rows<{ line: string }>(
    `SELECT ${canonicalEntry} AS line FROM journal WHERE xid >= $1::xid8 AND xid < $2::xid8 ORDER BY journal.id`,
    [fromXid, belowXid],
  );
  return entries.map(({ line }) => line);
}

export function digestOf(previous: string, entries: readonly string[]): string {
  const hash = createHash('sha256').update(`${previous}\n`);
  for (const entry of entries) hash.update(`${entry}\n`);
  return hash.digest('hex');
}

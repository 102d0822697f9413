import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, type Page, type PageAsked, pageOf, pageSize, reach } from '#kernel';
import { Database } from '../database.js';

export interface JournalEntry {
  readonly id: string;
  readonly at: Date;
  /** `person:<id>`, `holder:manage:<id>`, `system:relay`, `anonymous`. */
  readonly actor: string;
  /** The organisation in whose name. */
  readonly onBehalfOf: string | null;
  readonly name: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly payload: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
}

export interface WantedEntries {
  readonly subject?: { readonly kind: string; readonly id: string } | undefined;
  readonly actor?: string | undefined;
  readonly name?: string | undefined;
  /** Half-open. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** What the auditor reads of the journal: all of it, the latest first. What people see of theirs is in `Accesses`. */
@Injectable()
export class JournalRegister {
  constructor(private readonly database: Database) {}

  /** Null before the first. */
  async lastSeal(by: Actor): Promise<LastSeal | null> {
    if (reach(by, 'journal', 'read') !== 'all') throw new Forbidden();
    const seal = await this.database.row<LastSeal>(
      'SELECT id, sha256, entries, sealed_at AS "sealedAt" FROM seal ORDER BY id DESC LIMIT 1',
    );
    return seal ?? null;
  }

  async list(by: Actor, wanted: WantedEntries, asked: PageAsked): Promise<Page<JournalEntry>> {
    if (reach(by, 'journal', 'read') !== 'all') throw new Forbidden();
    const values: unknown[] = [];
    const where = clauses(wanted, positionIn(asked.after)).map(([value, clause]) => clause(`$${values.push(value)}`));
    const most = pageSize(asked);
    const rows = await this.database.rows<Row>(
      `SELECT id, at, actor, on_behalf_of AS "onBehalfOf", name, subject_kind AS kind, subject_id AS "subjectId", payload,
              request_id AS "requestId"
       FROM journal WHERE ${['true', ...where].join(' AND ')} ORDER BY id DESC LIMIT $${values.push(most + 1)}`,
      values,
    );
    const entries = rows.map(({ kind, subjectId, ...entry }) => ({ ...entry, subject: { kind, id: subjectId } }));
    return pageOf(entries, most, ({ at, id }) => ({ at, id }));
  }
}

/** The end of the chain: whoever keeps the digest elsewhere sees later whether the end was cut off. */
export interface LastSeal {
  readonly id: string;
  readonly sha256: string;
  readonly entries: number;
  readonly sealedAt: Date;
}

type Row = Omit<JournalEntry, 'subject'> & { readonly kind: string; readonly subjectId: string };

type Clause = readonly [value: unknown, clause: (place: string) => string];

function clauses({ subject, actor, name, from, until }: WantedEntries, before: string | undefined): Clause[] {
  const all: Clause[] = [
    [subject?.kind, (place) => `subject_kind = ${place}`],
    [subject?.id, (place) => `subject_id = ${place}`],
    [actor, (place) => `actor = ${place}`],
    [name, (place) => `name = ${place}`],
    [from, (place) => `at >= ${place}`],
    [until, (place) => `at < ${place}`],
    [before, (place) => `id < ${place}::bigint`],
  ];
  return all.filter(([value]) => value !== undefined);
}

/** The number in a cursor of this list; numbers rise with time. */
const positionIn = (cursor: string | null | undefined): string | undefined => /^[0-9a-z]{1,9}_(\d{1,18})$/.exec(cursor ?? '')?.[1];

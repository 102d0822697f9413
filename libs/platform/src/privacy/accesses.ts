import { Injectable } from '@nestjs/common';
import type { PersonActor, Role } from '#kernel';
import { type ReadingOf, sensitiveRead } from '../announcer.js';
import { Database } from '../database.js';
import { readingLabels, serviceLabels, theServiceItself } from './accesses.fr.js';
import { Inventories } from './inventories.js';
import type { TableInventory } from './inventory.js';

/** Someone read what is hers: when, which service, what and why. Who it was stays between the service and the auditor. */
export interface OwnAccess {
  readonly at: Date;
  readonly service: string;
  readonly what: string;
  readonly motive: string;
}

interface Entry {
  readonly at: Date;
  readonly what: ReadingOf;
  readonly motive: string;
  readonly role: Role | null;
}

/** As many as one can read. */
const most = 500;

@Injectable()
export class Accesses {
  constructor(
    private readonly database: Database,
    private readonly inventories: Inventories,
  ) {}

  /** The latest first; what she read herself is not among them. */
  async own({ personId }: PersonActor): Promise<OwnAccess[]> {
    const hers = this.inventories.tables.flatMap(subjectsOf).join(' UNION ');
    const entries = await this.database.rows<Entry>(
      `WITH hers (kind, id) AS (${hers})
       SELECT at, payload ->> 'what' AS what, payload ->> 'motive' AS motive, payload ->> 'role' AS role
       FROM hers JOIN journal ON subject_kind = hers.kind AND subject_id = hers.id
       WHERE name = '${sensitiveRead}' AND actor <> 'person:' || $1::uuid ORDER BY journal.id DESC LIMIT ${most}`,
      [personId],
    );
    return entries.map(({ at, what, motive, role }) => ({
      ...{ at, motive, what: readingLabels[what] },
      service: role ? serviceLabels[role] : theServiceItself,
    }));
  }
}

/** An entry's kind of subject is the name of its table. An advisor's appointments are not hers in this sense. */
function subjectsOf({ table, key = 'id', own = {} }: TableInventory): string[] {
  const { advisor, ...hers } = own;
  return Object.values(hers).map((rows) => `SELECT '${table}', ${key}::text FROM ${table} WHERE ${rows}`);
}

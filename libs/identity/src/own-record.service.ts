import { Injectable } from '@nestjs/common';
import { isPhone, NotFound, type PersonActor } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { isFunction, isName } from './domain/name.js';
import { refuseFields } from './refused-fields.js';

/** What someone says of herself. */
export interface OwnRecord {
  readonly firstName: string;
  readonly lastName: string;
  readonly function: string | null;
  readonly phone: string | null;
}

/** Absent: as it was; an empty function or telephone: none. */
export type Correction = { readonly [K in keyof OwnRecord]?: OwnRecord[K] | undefined };

const columns = 'first_name AS "firstName", last_name AS "lastName", function, phone';

/** RGPD, art. 16: everyone corrects her own record. What was written of her before, in appointments and journal, stays as it was. */
@Injectable()
export class OwnRecordService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  async read({ personId }: PersonActor): Promise<OwnRecord> {
    const record = await this.database.row<OwnRecord>(`SELECT ${columns} FROM person WHERE id = $1`, [personId]);
    if (!record) throw new NotFound();
    return record;
  }

  /** The journal says which fields were corrected, not what they said. */
  @Transactional()
  async correct(by: PersonActor, said: Correction, now: Date): Promise<OwnRecord> {
    const before = await this.read(by);
    const after = { ...before, ...trimmed(said) };
    refuseFields(
      fields.filter((field) => !isAcceptable(field, after[field])),
      after,
    );
    const corrected = fields.filter((field) => after[field] !== before[field]);
    if (corrected.length === 0) return before;
    await this.database.rows('UPDATE person SET first_name = $2, last_name = $3, function = $4, phone = $5 WHERE id = $1', [
      by.personId,
      ...fields.map((field) => after[field]),
    ]);
    const note = { name: 'OwnRecordCorrected', subject: { kind: 'person', id: by.personId }, payload: { fields: corrected } };
    await this.announcer.note(by, note, now);
    return after;
  }
}

const fields = ['firstName', 'lastName', 'function', 'phone'] as const;

function trimmed(said: Correction): Partial<OwnRecord> {
  const given = fields.filter((field) => said[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, said[field]?.trim() || (field.endsWith('Name') ? '' : null)]));
}

function isAcceptable(field: (typeof fields)[number], value: string | null): boolean {
  if (field === 'phone') return value === null || isPhone(value);
  if (field === 'function') return value === null || isFunction(value);
  return value !== null && isName(value);
}

import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, localDate, NotFound, permit } from '#kernel';
import { Database } from '#platform';
import type { CaseRead, CaseRow } from './case.read.js';
import { nextAppointment } from './case-appointments.queries.js';
import { CaseJoined } from './cases.errors.js';
import { caseRows } from './cases.queries.js';
import { type CaseFacts, mayAssign, mayRead, mayWrite } from './domain/policy.js';
import { deskZone, isLate, quietness, waitingFor } from './domain/waiting.js';

export interface NextAppointment {
  readonly start: Date;
  /** Of its type. */
  readonly title: string;
}

/** The rows of cases, for the services of this module: read, or locked to be written, under the policy. */
@Injectable()
export class Cases {
  constructor(private readonly database: Database) {}

  async readable(by: Actor, id: string): Promise<CaseRow> {
    const row = await this.row(id);
    permit(mayRead(by, factsOf(row)));
    return row;
  }

  /** In the caller's transaction: nobody else writes in it until then. */
  async writable(by: Actor, id: string): Promise<CaseRow> {
    const row = await this.locked(id);
    permit(mayRead(by, factsOf(row)));
    assertStands(row);
    permit(mayWrite(by, factsOf(row)));
    return row;
  }

  /** Before anything is read of what was sent; nothing is locked. */
  async assertWrites(by: Actor, id: string): Promise<CaseRow> {
    const row = await this.readable(by, id);
    assertStands(row);
    permit(mayWrite(by, factsOf(row)));
    return row;
  }

  /** The same, by whoever says who follows it and which collectivité leads it: coordination. */
  async assignable(by: Actor, id: string): Promise<CaseRow> {
    const found = await this.writable(by, id);
    permit(mayAssign(by, factsOf(found)));
    return found;
  }

  /** By a right that the caller has seen. */
  async locked(id: string): Promise<CaseRow> {
    if (isUuid(id)) await this.database.rows('SELECT FROM project_case WHERE id = $1 FOR UPDATE', [id]);
    return this.row(id);
  }

  /** Of the collectivité that leads; whoever asks has been judged. */
  async nextAppointment(id: string, now: Date): Promise<NextAppointment | null> {
    return (await this.database.row<NextAppointment>(nextAppointment, [id, now])) ?? null;
  }

  /** Of whoever asks nothing is known yet. */
  async row(id: string): Promise<CaseRow> {
    const found = isUuid(id) && (await this.database.row<CaseRow>(`${caseRows} WHERE project_case.id = $1`, [id]));
    if (!found) throw new NotFound();
    return found;
  }
}

export const factsOf = ({ leadId, organisationIds, personIds, departements, joinedInto }: CaseRow): CaseFacts => ({
  ...{ leadId, organisationIds, personIds, departements, isJoined: joinedInto !== null },
});

/** What has joined another takes nothing more. */
export function assertStands({ joinedInto }: Pick<CaseRow, 'joinedInto'>): void {
  if (joinedInto !== null) throw new CaseJoined({ into: joinedInto });
}

/** The desk's date. */
export const deskDay = (now: Date): string => localDate(now, deskZone);

export function readOf(row: CaseRow, now: Date): CaseRead {
  const { agreedBy, agreedOn, agreedHow, organisationIds: _organisations, personIds: _persons, ...facts } = row;
  const agreement = { by: agreedBy, on: agreedOn, how: agreedHow };
  return {
    ...{ ...facts, agreement },
    ...{ waiting: waitingFor(row), isLate: isLate(row, now, deskDay(now)), quietness: quietness(row, now) },
  };
}

/** What only the letters, and what is made of several modules, ask. */
export function assertService(by: Actor): void {
  if (by.kind !== 'system') throw new NotFound();
}

import { Injectable } from '@nestjs/common';
import { type Actor, isUuid } from '#kernel';
import { Database } from '#platform';
import type { CaseRow } from '../case.read.js';
import { Cases } from '../cases.js';
import type { ActionWritten } from './actions.read.js';

/** As the table holds it: of the cell a person, of the collectivité a contact, a name, or nobody in particular. */
export interface Owned {
  readonly personId: string | null;
  readonly contactId: string | null;
  readonly name: string | null;
}

/** Who can have an action: those of the team, and the contacts of the case. */
@Injectable()
export class ActionOwners {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
  ) {}

  /** The case's team now, whoever answers for it first. */
  async team(by: Actor, caseId: string): Promise<{ id: string; name: string }[]> {
    const { referentId } = await this.cases.readable(by, caseId);
    const sql = `SELECT person.id, concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) AS name FROM case_access
      JOIN person ON person.id = person_id WHERE case_id = $1 AND ends_at IS NULL ORDER BY person.id <> $2, name, person.id`;
    return this.database.rows(sql, [caseId, referentId]);
  }

  /** Null when it is nobody of this case. Of the cell whoever answers for it, unless someone is named. */
  async owned(found: CaseRow, { side, ownerId, ownerName }: ActionWritten): Promise<Owned | null> {
    const nobody = { personId: null, contactId: null, name: null };
    if (side === 'cell') {
      const personId = ownerId ?? found.referentId;
      return found.personIds.includes(personId) ? { ...nobody, personId } : null;
    }
    if (ownerId === null) return { ...nobody, name: ownerName?.trim() || null };
    return (await this.isContact(found.id, ownerId)) ? { ...nobody, contactId: ownerId } : null;
  }

  private async isContact(caseId: string, id: string): Promise<boolean> {
    const sql = 'SELECT FROM case_contact WHERE case_id = $1 AND id = $2 AND removed_at IS NULL';
    return isUuid(id) && (await this.database.row(sql, [caseId, id])) !== undefined;
  }
}

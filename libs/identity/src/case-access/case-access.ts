import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound } from '#kernel';
import { Database } from '#platform';
import { isOpen } from '../organisations/organisations.queries.js';

/** A collectivité leads or is a partner; an advisor answers for it or helps. */
type CaseAccessor =
  | { readonly organisationId: string; readonly role: 'lead' | 'partner' }
  | { readonly personId: string; readonly role: 'referent' | 'advisor' };

/** Who may see which case, from when to when: written by the cases, read by their policy. What ended stays known. */
@Injectable()
export class CaseAccess {
  constructor(private readonly database: Database) {}

  /** In the caller's transaction, which holds the case's lock. Whoever had another part in it has this one from now on. */
  async give(by: Actor, caseId: string, accessor: CaseAccessor, now: Date): Promise<void> {
    assertService(by);
    const [personId, organisationId] = 'personId' in accessor ? [accessor.personId, null] : [null, accessor.organisationId];
    await this.end(by, caseId, personId ?? organisationId ?? '', now);
    await this.database.rows(
      'INSERT INTO case_access (id, case_id, person_id, organisation_id, role, starts_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [randomUUID(), caseId, personId, organisationId, accessor.role, now],
    );
  }

  /** Of that person or organisation; harmless when she had none. */
  async end(by: Actor, caseId: string, whoId: string, now: Date): Promise<void> {
    assertService(by);
    await this.database.rows(
      'UPDATE case_access SET ends_at = $3 WHERE case_id = $1 AND (person_id = $2 OR organisation_id = $2) AND ends_at IS NULL',
      [caseId, whoId, now],
    );
  }

  /** Whether she can answer for a case: she has the role of an advisor now. */
  async canRefer(by: Actor, personId: string, now: Date): Promise<boolean> {
    assertService(by);
    const sql = `SELECT FROM membership WHERE person_id = $1 AND role = 'advisor' AND ${isOpen('membership', '$2')}`;
    return isUuid(personId) && (await this.database.row(sql, [personId, now])) !== undefined;
  }
}

function assertService(by: Actor): void {
  if (by.kind !== 'system') throw new NotFound();
}

import { Injectable } from '@nestjs/common';
import { days } from '#kernel';
import { config, Database, digest, Secret } from '#platform';

/** What a mailed link opens: where its rows are, and the page. */
const mailed = {
  notice: { table: 'case_notice', path: 'note' },
  exchange: { table: 'case_exchange_reader', path: 'message' },
  action: { table: 'case_action_link', path: 'action' },
} as const;

/** The one for the mayor is handed over. */
const kinds = { ...mailed, mayor: { path: 'projet' } } as const;

/**
 * How long they live: a notice from the end of its week on, a message from when it was written, an action from when it is over, that for
 * the mayor from when it was made.
 */
export const linkTimes = { notice: days(30), exchange: days(60), action: days(30), mayor: days(90) } as const;

export type MailedLinkKind = keyof typeof mailed;
export type CaseLinkKind = keyof typeof kinds;

/** A contact, with herself in cases that have joined hers, where she is known by that address. $1 contact. */
const sheInAll = `ARRAY(SELECT known.id FROM case_contact she JOIN project_case ON joined_into = she.case_id OR project_case.id = she.case_id
  JOIN case_contact known ON known.case_id = project_case.id AND (known.id = she.id OR (joined_into IS NOT NULL AND lower(known.email) = lower(she.email)))
  WHERE she.id::text = $1)`;

/** Links for those of a collectivité: derived, one purpose each; a row keeps the version and the digest. */
@Injectable()
export class CaseLinks {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  /** To look it up. */
  digest(kind: CaseLinkKind, id: string, version: number): string {
    return digest(this.token(kind, id, version));
  }

  url(kind: CaseLinkKind, id: string, version: number): string {
    return `${config().publicUrl}/${kinds[kind].path}/${this.token(kind, id, version)}`;
  }

  /** In the caller's transaction: what was sent to that contact opens nothing from now on. */
  async revoke(contactId: string): Promise<void> {
    for (const kind of Object.keys(mailed) as MailedLinkKind[]) await this.raise(kind, contactId);
  }

  private async raise(kind: MailedLinkKind, contactId: string): Promise<void> {
    const { table } = mailed[kind];
    const sql = `SELECT id, link_version + 1 AS version FROM ${table} WHERE contact_id = ANY (${sheInAll}) FOR UPDATE`;
    for (const { id, version } of await this.database.rows<{ id: string; version: number }>(sql, [contactId])) {
      const values = [id, version, this.digest(kind, id, version)];
      await this.database.rows(`UPDATE ${table} SET link_version = $2, link_digest = $3 WHERE id = $1`, values);
    }
  }

  private token(kind: CaseLinkKind, id: string, version: number): string {
    return this.secret.linkToken(kind, id, version);
  }
}

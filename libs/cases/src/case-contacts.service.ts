import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, isDay, isMailbox, NotFound, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database, Transactional } from '#platform';
import { ActionLinksService } from './actions/action-links.service.js';
import { contactsInOrder, contactsOf } from './case-folder.queries.js';
import { CaseSteps } from './case-steps.js';
import { Cases } from './cases.js';
import { NoticesService } from './notices.service.js';
import { refuseFields } from './refused-fields.js';

export interface NewContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly status: 'elected' | 'staff';
  readonly function?: string | null;
  /** `YYYY-MM-DD`, of someone elected. */
  readonly mandateEndsOn?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

export type ContactRead = Required<NewContact> & { readonly id: string };

/** Whom one reaches in a case, elected or of the staff; no account is needed. */
@Injectable()
export class CaseContactsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly notices: NoticesService,
    private readonly links: ActionLinksService,
  ) {}

  async contacts(by: Actor, caseId: string): Promise<ContactRead[]> {
    await this.cases.readable(by, caseId);
    return this.database.rows<ContactRead>(contactsOf, [caseId]);
  }

  /** Page by page, as they were added. */
  async contactsPage(by: Actor, caseId: string, asked: PageAsked): Promise<Page<ContactRead>> {
    await this.cases.readable(by, caseId);
    const position = positionOf(asked.after);
    const values = [caseId, position?.at ?? null, position?.id ?? null, pageSize(asked) + 1];
    const found = await this.database.rows<ContactRead & { addedAt: Date }>(contactsInOrder, values);
    return pageOf(found, pageSize(asked), ({ addedAt, id }) => ({ at: addedAt, id }));
  }

  @Transactional()
  async addContact(by: Actor, caseId: string, contact: NewContact, now: Date): Promise<string> {
    await this.cases.writable(by, caseId);
    const { firstName, lastName, status, mandateEndsOn = null, phone = null } = contact;
    const email = contact.email?.trim() || null;
    refuseFields([
      [firstName.trim() === '' || firstName.length > 80, 'firstName'],
      [lastName.trim() === '' || lastName.length > 80, 'lastName'],
      [status !== 'elected' && status !== 'staff', 'status'],
      [mandateEndsOn !== null && (status !== 'elected' || !isDay(mandateEndsOn)), 'mandate'],
      [email !== null && !isMailbox(email), 'email'],
    ]);
    const id = randomUUID();
    const values = [id, caseId, firstName.trim(), lastName.trim(), status, contact.function ?? null, mandateEndsOn, email, phone, now];
    await this.database.rows(
      `INSERT INTO case_contact (id, case_id, first_name, last_name, status, function, mandate_ends_on, email, phone, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values,
    );
    await this.steps.changed(by, caseId, now);
    return id;
  }

  /** What was mailed to her opens nothing any more. */
  @Transactional()
  async removeContact(by: Actor, caseId: string, contactId: string, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    const sql = 'UPDATE case_contact SET removed_at = $3 WHERE case_id = $1 AND id::text = $2 AND removed_at IS NULL RETURNING id';
    if (!(await this.database.row(sql, [caseId, contactId, now]))) throw new NotFound();
    await this.notices.revoke(contactId);
    await this.links.revoke(contactId);
    await this.steps.changed(by, caseId, now);
  }
}

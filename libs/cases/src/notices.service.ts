import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentityService, OrganisationsService } from '#identity';
import { type Actor, days, later, NotFound, system } from '#kernel';
import { config, Database, digest, Secret } from '#platform';
import { CaseSteps } from './case-steps.js';
import { contactsToTell, keepNotice, noticeByLink, noticeTo } from './notices.queries.js';
import type { StepRead } from './phases.queries.js';

interface NoticeRow {
  readonly id: string;
  readonly stepId: string;
  readonly caseId: string;
  /** Of the project. */
  readonly title: string;
  readonly territoryLabel: string;
  /** The collectivité that leads it now. */
  readonly leadId: string;
  /** Someone who leads the collectivité; else a contact, at this address. */
  readonly personId: string | null;
  readonly addressId: string | null;
  readonly linkVersion: number;
  readonly contactName: string;
  readonly isGone: boolean;
}

/** Who is told of a word that someone else wrote down, and of which. */
export type NoticeRead = Omit<NoticeRow, 'linkVersion' | 'isGone'> & { readonly step: StepRead };

/** Where a letter goes: to one who leads, or to the address of a contact. */
export interface ToldAt {
  readonly personId: string | null;
  readonly addressId: string | null;
}

const asCases = system('cases');

/** How long a link still tells what became of it, once the week is over. */
const linkTime = days(30);

/** « Voici ce que nous avons noté »: those whose word it is are told, each with a link of her own that opens this one note. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly steps: CaseSteps,
  ) {}

  /** In the transaction of the step: those who lead, and the contacts of the case who have an address, each once. */
  async issue({ id: caseId, leadId }: { id: string; leadId: string }, stepId: string, now: Date): Promise<void> {
    const leads = await this.leads(leadId, now);
    for (const personId of leads) await this.keep(stepId, { personId, contactId: null, addressId: null }, now);
    for (const contact of await this.contacts(caseId, leads, now)) await this.keep(stepId, { personId: null, ...contact }, now);
  }

  /** For the letters: to whom; nobody when there is no address. */
  async readers(by: Actor, stepId: string): Promise<ToldAt[]> {
    assertService(by);
    const sql = 'SELECT person_id AS "personId", address_id AS "addressId" FROM case_notice WHERE step_id = $1 ORDER BY id';
    return this.database.rows<ToldAt>(sql, [stepId]);
  }

  /** What a note is about, for whoever follows the case. */
  async noted(by: Actor, stepId: string): Promise<{ caseId: string; referentId: string; step: StepRead }> {
    assertService(by);
    const sql = `SELECT case_id AS "caseId", referent_id AS "referentId" FROM case_step JOIN project_case ON project_case.id = case_id
      WHERE case_step.id = $1`;
    const found = await this.database.row<{ caseId: string; referentId: string }>(sql, [stepId]);
    if (!found) throw new NotFound();
    return { ...found, step: await this.steps.one(found.caseId, stepId) };
  }

  /** For the letter to one of them; null when there is nothing to say any more. */
  async toMail(by: Actor, stepId: string, to: ToldAt, now: Date): Promise<{ notice: NoticeRead; url: string } | null> {
    assertService(by);
    const row = await this.database.row<NoticeRow>(noticeTo, [stepId, to.personId, to.addressId]);
    if (!row || row.isGone) return null;
    const notice = await this.read(row);
    const { contestableUntil, contestedAt } = notice.step;
    if (contestedAt || !contestableUntil || contestableUntil <= now) return null;
    return { notice, url: `${config().publicUrl}/note/${this.token(row.id, row.linkVersion)}` };
  }

  /** What a link opens: the same refusal for whatever is not one of ours. Looking changes nothing. */
  async byToken(token: string, now: Date): Promise<{ notice: NoticeRead; by: Actor }> {
    const row = await this.database.row<NoticeRow>(noticeByLink, [digest(token), later(now, -linkTime)]);
    if (!row) throw new NotFound();
    return { notice: await this.read(row), by: { kind: 'holder', purpose: 'notice', id: row.id } };
  }

  /** Whether she still speaks for the collectivité; the link of a contact who is taken out opens nothing. */
  async mayContest({ personId, leadId }: NoticeRead, now: Date): Promise<boolean> {
    return personId === null || (await this.leads(leadId, now)).includes(personId);
  }

  /** In the caller's transaction: what was sent to that contact opens nothing from now on. */
  async revoke(contactId: string): Promise<void> {
    const sql = 'SELECT id, link_version + 1 AS version FROM case_notice WHERE contact_id::text = $1 FOR UPDATE';
    for (const { id, version } of await this.database.rows<{ id: string; version: number }>(sql, [contactId])) {
      const values = [id, version, digest(this.token(id, version))];
      await this.database.rows('UPDATE case_notice SET link_version = $2, link_digest = $3 WHERE id = $1', values);
    }
  }

  private async read({ linkVersion: _version, isGone: _gone, ...row }: NoticeRow): Promise<NoticeRead> {
    return { ...row, step: await this.steps.one(row.caseId, row.stepId) };
  }

  private async leads(organisationId: string, now: Date): Promise<string[]> {
    const members = await this.organisations.members(asCases, organisationId, now);
    return members.filter(({ role, email }) => role === 'lead' && email !== '').map(({ personId }) => personId);
  }

  private async contacts(caseId: string, leads: readonly string[], now: Date): Promise<{ contactId: string; addressId: string }[]> {
    const sql = 'SELECT id, email FROM case_contact WHERE case_id = $1 AND removed_at IS NULL AND email IS NOT NULL ORDER BY added_at, id';
    const given = await this.database.rows<{ id: string; email: string }>(sql, [caseId]);
    const addressIds: string[] = [];
    for (const { email } of given) addressIds.push((await this.identity.addressFor(asCases, email, now)).id);
    return this.database.rows(contactsToTell, [given.map(({ id }) => id), addressIds, leads]);
  }

  private async keep(stepId: string, to: ToldAt & { readonly contactId: string | null }, now: Date): Promise<void> {
    const id = randomUUID();
    const values = [id, stepId, to.personId, to.contactId, to.addressId, digest(this.token(id, 0)), now];
    await this.database.rows(keepNotice, values);
  }

  private token(id: string, version: number): string {
    return this.secret.linkToken('notice', id, version);
  }
}

function assertService(by: Actor): void {
  if (by.kind !== 'system') throw new NotFound();
}

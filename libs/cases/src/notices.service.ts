import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, later, NotFound } from '#kernel';
import { Database, digest } from '#platform';
import { type Addressee, Addressees, type ToldAt } from './addressees.js';
import { CaseLinks, linkTimes } from './case-links.js';
import { CaseSteps } from './case-steps.js';
import { assertService } from './cases.js';
import { keepNotice, noticeByLink, noticeTo } from './notices.queries.js';
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

/** « Voici ce que nous avons noté »: those whose word it is are told, each with a link of her own that opens this one note. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly database: Database,
    private readonly links: CaseLinks,
    private readonly addressees: Addressees,
    private readonly steps: CaseSteps,
  ) {}

  /** In the transaction of the step: those who lead, and the contacts of the case who have an address, each once. */
  async issue(found: { id: string; leadId: string }, stepId: string, now: Date): Promise<void> {
    for (const addressee of await this.addressees.of(found, ['lead'], now)) await this.keep(stepId, addressee, now);
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
    return { notice, url: this.links.url('notice', row.id, row.linkVersion) };
  }

  /** What a link opens: the same refusal for whatever is not one of ours. Looking changes nothing. */
  async byToken(token: string, now: Date): Promise<{ notice: NoticeRead; by: Actor }> {
    const row = await this.database.row<NoticeRow>(noticeByLink, [digest(token), later(now, -linkTimes.notice)]);
    if (!row) throw new NotFound();
    return { notice: await this.read(row), by: { kind: 'holder', purpose: 'notice', id: row.id } };
  }

  /** Whether she still speaks for the collectivité; the link of a contact who is taken out opens nothing. */
  async mayContest({ personId, leadId }: NoticeRead, now: Date): Promise<boolean> {
    return personId === null || (await this.addressees.people(leadId, ['lead'], now)).includes(personId);
  }

  private async read({ linkVersion: _version, isGone: _gone, ...row }: NoticeRow): Promise<NoticeRead> {
    return { ...row, step: await this.steps.one(row.caseId, row.stepId) };
  }

  private async keep(stepId: string, to: Addressee, now: Date): Promise<void> {
    const id = randomUUID();
    const values = [id, stepId, to.personId, to.contactId, to.addressId, this.links.digest('notice', id, 0), now];
    await this.database.rows(keepNotice, values);
  }
}

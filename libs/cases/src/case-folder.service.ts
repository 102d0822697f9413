import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseAccess, OrganisationsService } from '#identity';
import { type Actor, isUuid, NotFound, type Page, type PageAsked, pageOf, pageSize, permit, positionOf, system } from '#kernel';
import { Database, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import type { CaseRead } from './case.read.js';
import type { ContactRead } from './case-contacts.service.js';
import { contactsOf, partnersInOrder, partnersOf, partsInOrder } from './case-folder.queries.js';
import { CaseSteps } from './case-steps.js';
import { assertStands, Cases, factsOf } from './cases.js';
import { mayAssign } from './domain/policy.js';
import { refuseFields } from './refused-fields.js';

/** Of the case, with sight of it; or only named. */
export interface PartnerRead {
  /** Of the row, or of the organisation. */
  readonly id: string;
  readonly name: string;
  readonly isMember: boolean;
  readonly since: Date;
}

/** Who had which part in it, from when to when; null: now. */
export interface PartRead {
  readonly id: string;
  readonly name: string;
  readonly role: 'lead' | 'partner' | 'referent' | 'advisor';
  readonly from: Date;
  readonly to: Date | null;
  /** Null for a collectivité. */
  readonly personId: string | null;
}

const asCases = system('cases');

/** Which collectivités have part in a case: the one that leads it, its partners; and who had which part when. */
@Injectable()
export class CaseFolderService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly access: CaseAccess,
    private readonly organisations: OrganisationsService,
    private readonly territories: TerritoriesService,
    private readonly steps: CaseSteps,
  ) {}

  /** Whom one meets there: contacts of the collectivité, and partners. */
  async people(by: Actor, caseId: string): Promise<{ contacts: ContactRead[]; partners: PartnerRead[] }> {
    return this.peopleOf(await this.cases.readable(by, caseId));
  }

  /** The same, of a case that was just read. */
  async peopleOf({ id }: Pick<CaseRead, 'id'>): Promise<{ contacts: ContactRead[]; partners: PartnerRead[] }> {
    const contacts = await this.database.rows<ContactRead>(contactsOf, [id]);
    return { contacts, partners: await this.database.rows<PartnerRead>(partnersOf, [id]) };
  }

  /** Page by page, as they came. */
  async partnersPage(by: Actor, caseId: string, asked: PageAsked): Promise<Page<PartnerRead>> {
    const found = await this.inOrder<PartnerRead>(by, caseId, partnersInOrder, asked);
    return pageOf(found, pageSize(asked), ({ since, id }) => ({ at: since, id }));
  }

  /** Who had which part when, from the first, page by page. */
  async parts(by: Actor, caseId: string, asked: PageAsked): Promise<Page<PartRead>> {
    const found = await this.inOrder<PartRead>(by, caseId, partsInOrder, asked);
    return pageOf(found, pageSize(asked), ({ from, id }) => ({ at: from, id }));
  }

  /** Its people see the case from now on. */
  @Transactional()
  async addPartner(by: Actor, caseId: string, territoryId: string, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    const { id } = await this.organisations.collectiviteOf(asCases, territoryId, now);
    const there = await this.database.row('SELECT FROM case_access WHERE case_id = $1 AND organisation_id = $2 AND ends_at IS NULL', [
      caseId,
      id,
    ]);
    if (there) return;
    await this.access.give(asCases, caseId, { organisationId: id, role: 'partner' }, now);
    await this.steps.changed(by, caseId, now);
  }

  /** Named only: nobody of theirs sees anything. */
  @Transactional()
  async namePartner(by: Actor, caseId: string, name: string, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    refuseFields([[name.trim() === '' || name.trim().length > 120, 'name']]);
    const values = [randomUUID(), caseId, name.trim(), now];
    await this.database.rows('INSERT INTO case_partner (id, case_id, name, added_at) VALUES ($1, $2, $3, $4)', values);
    await this.steps.changed(by, caseId, now);
  }

  /** `id` as `partners` gives it, of a partner and of nobody else. */
  @Transactional()
  async removePartner(by: Actor, caseId: string, id: string, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    if (!isUuid(id)) throw new NotFound();
    const member = `SELECT FROM case_access WHERE case_id = $1 AND organisation_id = $2 AND role = 'partner' AND ends_at IS NULL`;
    const named = 'UPDATE case_partner SET removed_at = $3 WHERE case_id = $1 AND id = $2 AND removed_at IS NULL RETURNING id';
    if (await this.database.row(member, [caseId, id])) await this.access.end(asCases, caseId, id, now);
    else if (!(await this.database.row(named, [caseId, id, now]))) throw new NotFound();
    await this.steps.changed(by, caseId, now);
  }

  /** From the commune to its EPCI, say: who led before stays as a partner. Coordination's. */
  @Transactional()
  async changeLead(by: Actor, caseId: string, territoryId: string, now: Date): Promise<void> {
    const { leadId } = await this.cases.assignable(by, caseId);
    const { id } = await this.organisations.collectiviteOf(asCases, territoryId, now);
    if (id === leadId) return;
    await this.access.give(asCases, caseId, { organisationId: leadId, role: 'partner' }, now);
    await this.access.give(asCases, caseId, { organisationId: id, role: 'lead' }, now);
    const territory = await this.territories.one(asCases, territoryId);
    await this.database.rows('UPDATE project_case SET organisation_id = $2, territory_id = $3 WHERE id = $1', [caseId, id, territory.id]);
    await this.steps.changed(by, caseId, now);
  }

  /** One more than the page holds. */
  private async inOrder<T>(by: Actor, caseId: string, sql: string, asked: PageAsked): Promise<T[]> {
    await this.cases.readable(by, caseId);
    const position = positionOf(asked.after);
    return this.database.rows<T>(sql, [caseId, position?.at ?? null, position?.id ?? null, pageSize(asked) + 1]);
  }

  /** Before anything is said of what was typed. */
  async assertAssigns(by: Actor, caseId: string): Promise<void> {
    const found = await this.cases.readable(by, caseId);
    assertStands(found);
    permit(mayAssign(by, factsOf(found)));
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Actor,
  decide,
  event,
  InvalidInput,
  isUuid,
  NotFound,
  type OrganisationKind,
  permit,
  type Resource,
  startOfDay,
  system,
  Temporal,
} from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { MembershipOver, OwnRole } from '../identity.errors.js';
import { cellName, identityFields } from '../identity.fr.js';
import type { Membership } from './membership.entity.js';
import { Memberships, noScope, personOf, vouchingBy } from './memberships.js';
import { factsOf, type MemberRead, type OrganisationRead } from './organisation.read.js';
import { mandatesOverIn, membersOf, organisationById, organisationByName, organisationOfTerritory } from './organisations.queries.js';

const asOrganisations = system('organisations');

/** Who acts, and who is in it: read, led, left. What people made there stays there. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly territories: TerritoriesService,
    private readonly memberships: Memberships,
    private readonly announcer: Announcer,
  ) {}

  async organisation(by: Actor, id: string): Promise<OrganisationRead> {
    const found = isUuid(id) && (await this.database.row<OrganisationRead>(organisationById, [id]));
    if (!found) throw new NotFound();
    permit(decide(by, 'organisation', 'read', factsOf(found)));
    return found;
  }

  /** That of a territory, made on first need; a place that is only declared has none. */
  async collectiviteOf(by: Actor, territoryId: string, now: Date): Promise<OrganisationRead> {
    const territory = await this.territories.one(by, territoryId);
    if (territory.kind === 'other') throw new NotFound();
    permit(decide(by, 'organisation', 'read', { territoryId: territory.id, departements: territory.departements }));
    await this.make('collectivite', territory.label, territory.id, now);
    return this.known(organisationOfTerritory, [territory.id]);
  }

  /** The cell, or one that is not a collectivité, by its name; made on first need. */
  async named(by: Actor, kind: Exclude<OrganisationKind, 'collectivite'>, name: string, now: Date): Promise<OrganisationRead> {
    const spelled = kind === 'cell' ? cellName : name.trim();
    if (spelled === '' || spelled.length > 120) throw new InvalidInput([{ pointer: '/organisation', detail: identityFields.organisation }]);
    const found = await this.database.row<OrganisationRead>(organisationByName, [kind, spelled]);
    if (found) return found;
    permit(decide(by, 'organisation', 'create'));
    await this.make(kind, spelled, null, now);
    return this.known(organisationByName, [kind, spelled]);
  }

  /** What they are called, in one query; an unknown one is absent. */
  async names(by: Actor, ids: readonly string[]): Promise<Map<string, string>> {
    permit(decide(by, 'organisation', 'read'));
    const rows = await this.database.rows<{ id: string; name: string }>('SELECT id, name FROM organisation WHERE id = ANY($1)', [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async members(by: Actor, organisationId: string, now: Date): Promise<MemberRead[]> {
    await this.judged(by, 'read', organisationId);
    return this.database.rows<MemberRead>(membersOf, [organisationId, now]);
  }

  /** Those whose mandate ended, until someone removes them, or they are of it again. */
  async mandatesOver(by: Actor, organisationId: string, now: Date): Promise<MemberRead[]> {
    await this.judged(by, 'read', organisationId);
    return this.database.rows<MemberRead>(mandatesOverIn, [organisationId, now]);
  }

  /** From member to lead: the one ends and the other begins at the same instant. */
  @Transactional()
  async promote(by: Actor, membershipId: string, now: Date): Promise<string> {
    const { membership, organisation } = await this.tended(by, membershipId);
    if (membership.role !== 'member' || !membership.isOpen(now)) throw new MembershipOver();
    await this.memberships.end(membership, 'promoted', by, now);
    const { personId } = membership;
    const id = await this.memberships.begin({ organisation, personId, role: 'lead', scope: noScope, ...vouchingBy(by) }, now);
    await this.tell(by, 'MemberPromoted', { organisationId: organisation.id, membershipId: id }, now);
    return id;
  }

  @Transactional()
  async remove(by: Actor, membershipId: string, now: Date): Promise<void> {
    const { membership, organisation } = await this.tended(by, membershipId);
    if (!(await this.memberships.end(membership, 'removed', by, now))) throw new MembershipOver();
    await this.tell(by, 'MemberRemoved', { organisationId: organisation.id, membershipId }, now);
  }

  /** The last day (`YYYY-MM-DD`) of an elected person's mandate, on her collectivité's clock: her rights end with it. Null: no end is known. */
  @Transactional()
  async setMandate(by: Actor, membershipId: string, lastDay: string | null, now: Date): Promise<void> {
    const membership = await this.memberships.locked(membershipId);
    const organisation = await this.known(organisationById, [membership.organisationId]);
    if (personOf(by) !== membership.personId) await this.judged(by, 'update', organisation.id);
    if (!membership.isOpen(now) || !organisation.territoryId) throw new MembershipOver();
    const { timeZone } = await this.territories.one(asOrganisations, organisation.territoryId);
    const endsAt = lastDay === null ? null : dayAfter(lastDay, timeZone);
    if (endsAt && !(endsAt > now)) throw new InvalidInput([{ pointer: '/mandate', detail: identityFields.mandate }]);
    await this.database.rows('UPDATE membership SET ends_at = $2, mandate_ends_on = $3 WHERE id = $1', [membershipId, endsAt, lastDay]);
    await this.tell(by, 'MandateSet', { organisationId: organisation.id, membershipId }, now);
  }

  /** « Je ne m'occupe plus de ce projet »: one's own membership, at once. Who follows is asked by `AdmissionsService.leave`. */
  @Transactional()
  async leave(by: Actor, membershipId: string, now: Date): Promise<Membership> {
    const membership = await this.memberships.locked(membershipId);
    if (personOf(by) !== membership.personId) throw new NotFound();
    if (!(await this.memberships.end(membership, 'left', by, now))) throw new MembershipOver();
    await this.tell(by, 'MemberLeft', { organisationId: membership.organisationId, membershipId }, now);
    return membership;
  }

  /** Whether the asker may do that to the people of that organisation. */
  async judged(by: Actor, action: Action, organisationId: string, resource: Resource = 'membership'): Promise<OrganisationRead> {
    const organisation = await this.known(organisationById, [organisationId]);
    permit(decide(by, resource, action, factsOf(organisation)));
    return organisation;
  }

  private async tended(by: Actor, membershipId: string) {
    const membership = await this.memberships.locked(membershipId);
    const organisation = await this.judged(by, 'update', membership.organisationId);
    if (personOf(by) === membership.personId) throw new OwnRole();
    return { membership, organisation };
  }

  private async make(kind: OrganisationKind, name: string, territoryId: string | null, now: Date): Promise<void> {
    await this.database.rows(
      'INSERT INTO organisation (id, kind, name, territory_id, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [randomUUID(), kind, name, territoryId, now],
    );
  }

  private async known(sql: string, values: readonly unknown[]): Promise<OrganisationRead> {
    const found = await this.database.row<OrganisationRead>(sql, values);
    if (!found) throw new NotFound();
    return found;
  }

  private tell(by: Actor, name: 'MemberPromoted' | 'MemberRemoved' | 'MandateSet' | 'MemberLeft', ids: Ids, now: Date): Promise<void> {
    return this.announcer.record(
      by,
      event(name, { kind: 'organisation', id: ids.organisationId }, { membershipId: ids.membershipId }),
      now,
    );
  }
}

interface Ids {
  readonly organisationId: string;
  readonly membershipId: string;
}

/** The first instant after that day; an instant long past for what is no date. */
function dayAfter(lastDay: string, timeZone: string): Date {
  try {
    return startOfDay(Temporal.PlainDate.from(lastDay).add({ days: 1 }), timeZone);
  } catch {
    return new Date(0);
  }
}

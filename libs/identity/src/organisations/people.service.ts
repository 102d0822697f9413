import { Injectable } from '@nestjs/common';
import {
  type Actor,
  decide,
  event,
  Forbidden,
  InvalidInput,
  isMailbox,
  isUuid,
  listScope,
  NotFound,
  officeOf,
  type Page,
  type PageAsked,
  pageOf,
  pageSize,
  permit,
  positionOf,
  type Role,
  type Scope,
  system,
} from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import type { TerritoryRead } from '#territories';
import { covers } from '../domain/offices.js';
import { OwnRole } from '../identity.errors.js';
import { identityFields } from '../identity.fr.js';
import { IdentityService, type Name } from '../identity.service.js';
import { Memberships, personOf, vouchingBy } from './memberships.js';
import { factsOf, type OrganisationRead } from './organisation.read.js';
import { OrganisationsService } from './organisations.service.js';
import {
  type PeopleWanted,
  type PersonListed,
  type PersonNamed,
  people,
  peopleNamed,
  peopleWithin,
  personFacts,
} from './people.queries.js';

/** Who is to have which role, and where. The scope is always said. */
export interface Grant extends Partial<Name> {
  readonly email: string;
  readonly role: Role;
  /** Nothing for a collectivité's people and providers. */
  readonly scope: Scope;
  /** Of a collectivité's people. */
  readonly territoryId?: string | undefined;
  /** Of a préfecture's service or a provider. */
  readonly organisation?: string | undefined;
}

export interface Granted {
  readonly personId: string;
  readonly addressId: string;
  readonly membershipId: string;
  readonly organisation: OrganisationRead;
}

/** A place as territories know it. */
type Workplace = Pick<TerritoryRead, 'id' | 'name' | 'timeZone'>;

const asPeople = system('people');

/** Coordination's view of who is who, and the roles it gives. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly memberships: Memberships,
    private readonly announcer: Announcer,
  ) {}

  /** Those whom the asker may know of, in the order in which they came. */
  async people(by: Actor, wanted: PeopleWanted, asked: PageAsked, now: Date): Promise<Page<PersonListed>> {
    const [position, most] = [positionOf(asked.after), pageSize(asked)];
    const { where, values } = peopleWithin(listScope(by, 'person'), wanted, now);
    const n = values.length;
    const found = await this.database.rows<PersonListed>(
      `SELECT * FROM (${people} WHERE ${where}) people WHERE $${n + 1}::timestamptz IS NULL OR ("createdAt", id) > ($${n + 1}, $${n + 2}::uuid)
       ORDER BY "createdAt", id LIMIT $${n + 3}`,
      [...values, position?.at ?? null, position?.id ?? null, most + 1],
    );
    return pageOf(found, most, ({ createdAt, id }) => ({ at: createdAt, id }));
  }

  /** The names of those who have that role today, as one chooses among them. */
  async named(by: Actor, role: Role, now: Date): Promise<PersonNamed[]> {
    const { where, values } = peopleWithin(listScope(by, 'person'), { role }, now);
    const found = await this.database.rows<PersonNamed>(`${peopleNamed} WHERE ${where}`, values);
    return found.sort((a, b) => a.lastName.localeCompare(b.lastName, 'fr'));
  }

  async count(by: Actor, wanted: PeopleWanted, now: Date): Promise<number> {
    const { where, values } = peopleWithin(listScope(by, 'person'), wanted, now);
    const counted = await this.database.row<{ count: number }>(`SELECT count(*)::int AS count FROM person WHERE ${where}`, values);
    return counted?.count ?? 0;
  }

  async one(by: Actor, id: string, now: Date): Promise<PersonListed> {
    const facts = isUuid(id) && (await this.database.row<{ organisationIds: string[]; departements: string[] }>(personFacts, [id, now]));
    if (!facts) throw new NotFound();
    const standing = by.kind === 'person' ? by.standing : null;
    const organisationId = facts.organisationIds.find((each) => each === standing?.organisationId) ?? null;
    permit(decide(by, 'person', 'read', { personIds: [id], organisationId, departements: facts.departements }));
    const { where, values } = peopleWithin({ kind: 'all' }, { id }, now);
    const found = await this.database.row<PersonListed>(`${people} WHERE ${where}`, values);
    if (!found) throw new NotFound();
    return found;
  }

  /** Gives a role; whoever gets it is made a person on first need, and signs in by a link to that address. */
  @Transactional()
  async grant(by: Actor, grant: Grant, now: Date): Promise<Granted> {
    if (!isMailbox(grant.email)) throw new InvalidInput([{ pointer: '/email', detail: identityFields.email }]);
    const organisation = await this.organisationOf(by, grant, now);
    permit(decide(by, 'person', 'create', factsOf(organisation)));
    if (by.kind === 'person' && !covers(by.standing?.scope, grant.scope)) throw new Forbidden();
    const { id: addressId } = await this.identity.addressFor(asPeople, grant.email, now);
    const { firstName = '', lastName = '', role, scope } = grant;
    const personId = await this.identity.own(asPeople, addressId, { firstName, lastName }, now);
    if (personId === personOf(by)) throw new OwnRole();
    const membershipId = await this.memberships.begin({ organisation, personId, role, scope, ...vouchingBy(by) }, now);
    await this.announcer.record(by, event('RoleGranted', { kind: 'person', id: personId }, { membershipId }), now);
    return { personId, addressId, membershipId, organisation };
  }

  /** Where an advisor works: her clock, and the days off that are hers. */
  @Transactional()
  async settle(by: Actor, id: string, { id: workplaceId, name, timeZone }: Workplace, now: Date): Promise<void> {
    const facts = isUuid(id) && (await this.database.row<{ departements: string[] }>(personFacts, [id, now]));
    if (!facts) throw new NotFound();
    permit(decide(by, 'availability', 'update', { personIds: [id], departements: facts.departements }));
    await this.database.rows('UPDATE person SET workplace_id = $2, place = $3, time_zone = $4 WHERE id = $1', [
      id,
      workplaceId,
      name,
      timeZone,
    ]);
    await this.announcer.note(by, { name: 'WorkplaceSet', subject: { kind: 'person', id }, payload: { workplaceId } }, now);
  }

  private organisationOf(by: Actor, { role, territoryId, organisation = '' }: Grant, now: Date): Promise<OrganisationRead> {
    const kind = officeOf[role];
    return kind === 'collectivite'
      ? this.organisations.collectiviteOf(by, territoryId ?? '', now)
      : this.organisations.named(by, kind, organisation, now);
  }
}

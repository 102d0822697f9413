import type { ListScope, Role } from '#kernel';
import { hasRunOut, isOpen } from './organisations.queries.js';

export interface PeopleWanted {
  readonly id?: string | undefined;
  readonly role?: Role | undefined;
  /** Part of a name or of an address. */
  readonly text?: string | undefined;
}

/** A person with what she may act as today, and the mandates that ended. */
export interface PersonListed {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Empty when no mail arrives there any more. */
  readonly email: string;
  readonly createdAt: Date;
  readonly memberships: readonly {
    readonly membershipId: string;
    readonly role: Role;
    readonly organisationId: string;
    readonly organisationName: string;
    readonly national: boolean;
    readonly departements: readonly string[];
    /** `YYYY-MM-DD`: her mandate ended then, and with it what she may do; null for a role that goes on. */
    readonly mandateOverOn: string | null;
  }[];
}

const openMembership = `membership JOIN organisation ON organisation.id = membership.organisation_id
  LEFT JOIN territory ON territory.id = organisation.territory_id
  WHERE membership.person_id = person.id AND ${isOpen('membership', '$1')}`;

/** With those whose mandate ended, until someone removes them. */
const shownMembership = `membership JOIN organisation ON organisation.id = membership.organisation_id
  WHERE membership.person_id = person.id AND ((${isOpen('membership', '$1')}) OR (${hasRunOut('membership', '$1')}))`;

/** Enough to choose among them. */
export type PersonNamed = Pick<PersonListed, 'id' | 'firstName' | 'lastName'>;

/** The rule that decides reading one, as a list says it. $1 is now. */
export function peopleWithin(scope: ListScope, { id, role, text }: PeopleWanted, now: Date): { where: string; values: unknown[] } {
  const values: unknown[] = [now];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = [
    scopeOf(scope, bind),
    ...(id ? [`person.id = ${bind(id)}`] : []),
    ...(role
      ? [
          `person.id = ANY (ARRAY(SELECT membership.person_id FROM membership WHERE role = ${bind(role)} AND ${isOpen('membership', '$1')}))`,
        ]
      : []),
    ...(text ? [`strpos(lower(concat_ws(' ', first_name, last_name, ${email})), lower(${bind(text)})) > 0`] : []),
  ];
  // PostgreSQL refuses a parameter that nothing uses: not every list asks for the moment
  return { where: `$1::timestamptz IS NOT NULL AND ${conditions.join(' AND ')}`, values };
}

/** Where mail still arrives; asked person by person, so that those who are not shown cost nothing. */
const email = `(SELECT email FROM address WHERE person_id = person.id AND dead_at IS NULL ORDER BY created_at, id LIMIT 1)`;

export const people = `
  SELECT person.id, first_name AS "firstName", last_name AS "lastName", coalesce(${email}, '') AS email, person.created_at AS "createdAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('membershipId', membership.id, 'role', role, 'organisationId', organisation.id,
      'organisationName', organisation.name, 'national', national, 'departements', membership.departements,
      'mandateOverOn', CASE WHEN membership.ends_at <= $1 THEN membership.mandate_ends_on END) ORDER BY organisation.name, role)
      FROM ${shownMembership}), '[]') AS memberships
  FROM person`;

export const peopleNamed = 'SELECT person.id, first_name AS "firstName", last_name AS "lastName" FROM person';

/** $1 person, $2 now: in which organisations, and where. */
export const personFacts = `
  SELECT coalesce(array_agg(organisation.id) FILTER (WHERE organisation.id IS NOT NULL), '{}') AS "organisationIds",
    coalesce(array_agg(place.code) FILTER (WHERE place.code IS NOT NULL), '{}') AS departements
  FROM person LEFT JOIN membership ON membership.person_id = person.id AND ${isOpen('membership', '$2')}
    LEFT JOIN organisation ON organisation.id = membership.organisation_id LEFT JOIN territory ON territory.id = organisation.territory_id
    LEFT JOIN LATERAL unnest(membership.departements || coalesce(territory.departements, '{}')) AS place (code) ON true
  WHERE person.id = $1 GROUP BY person.id`;

function scopeOf(scope: ListScope, bind: (value: unknown) => string): string {
  if (scope.kind === 'all') return 'true';
  if (scope.kind === 'none') return 'false';
  if (scope.kind === 'departement')
    return `EXISTS (SELECT FROM ${openMembership}
      AND membership.departements || coalesce(territory.departements, '{}') && ${bind(scope.codes)}::text[])`;
  return scope.organisationId
    ? `(EXISTS (SELECT FROM ${openMembership} AND organisation.id = ${bind(scope.organisationId)}) OR person.id = ${bind(scope.territoryId ? null : scope.personId)}::uuid)`
    : `person.id = ${bind(scope.personId)}`;
}

import type { INestApplicationContext } from '@nestjs/common';
import type { PersonActor, Role } from '#kernel';
import { Database } from '#platform';

const standings = `
  SELECT person_id AS "personId", membership.id AS "membershipId", organisation.id AS "organisationId", organisation.kind AS "organisationKind",
    role, national, membership.departements, territory_id AS "territoryId"
  FROM membership JOIN organisation ON organisation.id = organisation_id JOIN person ON person.id = person_id
  WHERE role = $1 AND ($2::text IS NULL OR territory_id = $2)
  ORDER BY last_name, first_name`;

/** Those who have that role, of that collectivité or anywhere, in the order of their names: the same people on every machine. */
export async function actorsAs(app: INestApplicationContext, role: Role, territoryId: string | null = null): Promise<PersonActor[]> {
  const rows = await app.get(Database).rows<Standing>(standings, [role, territoryId]);
  return rows.map(({ personId, national, departements, ...standing }) => ({
    ...{ kind: 'person', personId },
    standing: { ...standing, scope: { national, departements } },
  }));
}

type Standing = Omit<NonNullable<PersonActor['standing']>, 'scope'> & {
  readonly personId: string;
  readonly national: boolean;
  readonly departements: readonly string[];
};

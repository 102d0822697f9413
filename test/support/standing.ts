import { type Actor, officeOf, type PersonActor, type Role, type Scope } from '#kernel';

export const nationwide: Scope = { national: true, departements: [] };
export const nowhere: Scope = { national: false, departements: [] };
export const within = (...departements: string[]): Scope => ({ national: false, departements });

const nobody = '00000000-0000-4000-8000-000000000000';

/** Someone who is signed in and acts for herself. */
export const asHerself = (personId: string): PersonActor => ({ kind: 'person', personId, standing: null });

/** Someone in the name of a collectivité. */
export const inCollectivite = (role: 'member' | 'lead', territoryId: string, personId = nobody, organisationId = nobody): PersonActor => ({
  kind: 'person',
  personId,
  standing: { membershipId: nobody, organisationId, organisationKind: 'collectivite', role, scope: nowhere, territoryId },
});

/** Someone in the name of the cell, a préfecture or a provider. */
export const inRole = (role: Exclude<Role, 'member' | 'lead'>, scope: Scope = nationwide, personId = nobody): PersonActor => ({
  kind: 'person',
  personId,
  standing: { membershipId: nobody, organisationId: nobody, organisationKind: officeOf[role], role, scope, territoryId: null },
});

/** Every kind of asker there is: each role with what it may have, and with nothing. */
export function everyAsker(people: readonly string[], territories: readonly string[], scopes: readonly Scope[]): [string, Actor][] {
  const states = Object.keys(officeOf).filter((role): role is Exclude<Role, 'member' | 'lead'> => !['member', 'lead'].includes(role));
  const someone = [...people, nobody];
  return [
    ['anyone', { kind: 'anonymous' }],
    ['the service', { kind: 'system', name: 'spec' }],
    ['a link', { kind: 'holder', purpose: 'manage', id: nobody }],
    ...someone.map((id): [string, Actor] => [`${id} for herself`, asHerself(id)]),
    ...(['member', 'lead'] as const).flatMap((role) =>
      territories.flatMap((place) => someone.map((id): [string, Actor] => [`${id}, ${role} of ${place}`, inCollectivite(role, place, id)])),
    ),
    ...states.flatMap((role) =>
      scopes.flatMap((scope) =>
        someone.map((id): [string, Actor] => [`${id}, ${role} in ${JSON.stringify(scope)}`, inRole(role, scope, id)]),
      ),
    ),
  ];
}

import type { Actor, PersonActor, Scope } from './actor.js';
import type { Decision } from './errors.js';
import { type Action, type Grantee, permissions, type Reach, type Resource } from './permissions.js';

/** What a thing belongs to, as far as rights go. */
export interface Facts {
  /** Whose own it is. */
  readonly personIds?: readonly string[];
  readonly organisationId?: string | null;
  /** Where several have part in it. */
  readonly organisationIds?: readonly string[];
  readonly territoryId?: string | null;
  /** Codes of where it lies; none where that is not known. */
  readonly departements?: readonly string[];
}

/** What a list may hold: the same as reading one by one, as a list's SQL can say it. */
export type ListScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'departement'; readonly codes: readonly string[] }
  /** `territoryId` of a collectivité's people, who see what is the collectivité's; `organisationId` of anyone who acts for one. */
  | { readonly kind: 'own'; readonly personId: string; readonly territoryId: string | null; readonly organisationId: string | null };

/** How far the asker's right goes: that of the one role she acts in, narrowed to her scope. */
export function reach(by: Actor, resource: Resource, action: Action): Reach {
  const grants = permissions[resource][action] ?? {};
  if (by.kind === 'system') return 'all';
  const granted = by.kind === 'person' ? (grants[granteeOf(by)] ?? 'none') : 'none';
  const narrowed = narrow(granted, by.kind === 'person' ? by.standing?.scope : undefined);
  return narrowed === 'none' ? (grants.public ?? 'none') : narrowed;
}

/** `hidden` when she may not know of it, `refused` when she may read it, but not do that. */
export function decide(by: Actor, resource: Resource, action: Action, facts: Facts = {}): Decision {
  if (covers(by, reach(by, resource, action), facts)) return 'allowed';
  return covers(by, reach(by, resource, 'read'), facts) ? 'refused' : 'hidden';
}

/** For what belongs to nobody in particular and hides nothing: settings, the catalogue, holidays. */
export const decideAnywhere = (by: Actor, resource: Resource, action: Action): Decision =>
  reach(by, resource, action) === 'none' ? 'refused' : 'allowed';

export function listScope(by: Actor, resource: Resource): ListScope {
  const how = reach(by, resource, 'read');
  if (how === 'all' || how === 'public') return { kind: 'all' };
  if (how === 'none' || by.kind !== 'person') return { kind: 'none' };
  const { personId, standing } = by;
  if (how === 'departement') return { kind: 'departement', codes: standing?.scope.departements ?? [] };
  return { kind: 'own', personId, territoryId: standing?.territoryId ?? null, organisationId: standing?.organisationId ?? null };
}

const granteeOf = ({ standing }: PersonActor): Grantee => standing?.role ?? 'person';

/** National scope is said, never supposed: an empty one means nothing. */
function narrow(granted: Reach, scope: Scope | undefined): Reach {
  if (granted !== 'all' && granted !== 'departement') return granted;
  if (scope?.national) return 'all';
  return scope && scope.departements.length > 0 ? 'departement' : 'none';
}

function covers(by: Actor, how: Reach, facts: Facts): boolean {
  if (how === 'all' || how === 'public') return true;
  if (how === 'none' || by.kind !== 'person') return false;
  if (how === 'own') return isOwn(by, facts);
  return (facts.departements ?? []).some((code) => by.standing?.scope.departements.includes(code));
}

/** In a collectivité, what is the collectivité's; elsewhere what is the person's, or her organisation's. */
function isOwn({ personId, standing }: PersonActor, { personIds = [], organisationIds = [], organisationId, territoryId }: Facts): boolean {
  if (standing && [organisationId, ...organisationIds].includes(standing.organisationId)) return true;
  return standing?.territoryId ? territoryId === standing.territoryId : personIds.includes(personId);
}

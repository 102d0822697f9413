import { type Actor, officeOf, type Role } from '#kernel';
import { type CaseFacts, isInternalTraced, mayAssign, mayRead, mayWrite, visibleTo } from './policy.js';
import type { Visibility } from './vocabulary.js';

/** What someone sees of a case, and does with it: what the policy says, and nothing of its own. */
export interface Sight {
  readonly reads: boolean;
  readonly visibilities: readonly Visibility[];
  /** What is internal is read, and each time that goes to the journal. */
  readonly isTraced: boolean;
  readonly writes: boolean;
  /** Says who follows it, and which collectivité leads it. */
  readonly assigns: boolean;
}

export function sightOf(by: Actor, facts: CaseFacts): Sight {
  const reads = mayRead(by, facts) === 'allowed';
  const writes = mayWrite(by, facts) === 'allowed';
  const isTraced = reads && isInternalTraced(by);
  return { reads, visibilities: reads ? visibleTo(by, facts) : [], isTraced, writes, assigns: mayAssign(by, facts) === 'allowed' };
}

/** Whoever has that role where the case lies: in that organisation, or as that person. */
export function someone(role: Role, { departements }: CaseFacts, { organisationId = '', personId = '' }: Partial<Seer>): Actor {
  const scope = { national: false, departements };
  const standing = { membershipId: '', organisationId, organisationKind: officeOf[role], role, scope, territoryId: null };
  return { kind: 'person', personId, standing };
}

interface Seer {
  readonly organisationId: string;
  readonly personId: string;
}

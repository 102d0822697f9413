import { type Actor, type Decision, decide } from '#kernel';
import type { ActionVisibility } from './actions.js';
import type { Side } from './phases.js';
import { type CaseFacts, isOfCell, seesInternal } from './policy.js';

/** What an action is judged by: its case, whose it is to do, and who may know of it. */
export interface ActionFacts {
  readonly of: CaseFacts;
  readonly side: Side;
  readonly visibility: ActionVisibility;
}

/** Until it is shared nobody but those who follow the case may know of it. */
export function mayReadAction(by: Actor, { of, visibility }: ActionFacts): Decision {
  if (visibility !== 'shared' && !seesInternal(by, of)) return 'hidden';
  return decide(by, 'action', 'read', of);
}

/** The case's own advisors, for either side; whoever leads the collectivité, for hers and in sight of both. */
export const mayAddAction = (by: Actor, facts: ActionFacts): Decision => mayWriteAction(by, 'create', facts);

/** The same, of what is there: what it is, and where it stands. Either side may note the other's word of it. */
export const mayChangeAction = (by: Actor, facts: ActionFacts): Decision => mayWriteAction(by, 'update', facts);

function mayWriteAction(by: Actor, act: 'create' | 'update', facts: ActionFacts): Decision {
  const { leadId, personIds, departements } = facts.of;
  const decision = decide(by, 'action', act, { organisationId: leadId, personIds, departements });
  const isHers = isOfCell(by) || (facts.side === 'collectivite' && facts.visibility === 'shared');
  if (decision === 'allowed' && isHers && !facts.of.isJoined) return 'allowed';
  // whoever reads the case may know that something could be added; what is there and not shared, she may not
  const known = act === 'create' ? mayReadAction(by, { ...facts, visibility: 'shared' }) : mayReadAction(by, facts);
  return known === 'allowed' ? 'refused' : 'hidden';
}

import { type Action, type Actor, type Decision, decide, type Facts, reach } from '#kernel';
import type { RequestMove, Side } from './lifecycle.js';

/** What a request is judged by. */
export interface RequestFacts {
  readonly id?: string;
  readonly territoryId?: string | null;
  readonly departements?: readonly string[];
  /** Who has shown that the address is theirs. */
  readonly requesterIds?: readonly string[];
  /** The collectivité's too: someone stands for whoever asked, there, or it is in a case of theirs. */
  readonly isStoodFor?: boolean;
}

/** The front desk is open to all: whoever asks gets an answer, without an account. */
export const mayAsk = (_by: Actor): Decision => 'allowed';

/** For someone on the telephone: the right of the cell, and not the public's. */
export const mayBookFor = (by: Actor): Decision => (reach(by, 'appointment', 'create') === 'public' ? 'refused' : 'allowed');

export const mayBookThere = (by: Actor, departements: readonly string[]): Decision => decide(by, 'appointment', 'create', { departements });

/** A draft is opened by the browser's own key, which the edge has read. */
export const mayDraft = (_by: Actor): Decision => 'allowed';

/** By the table of permissions, or by the link that was mailed to whoever asked. */
export const mayReadRequest = (by: Actor, facts: RequestFacts = {}): Decision =>
  holdsLinkOf(by, facts) ? 'allowed' : decide(by, 'request', 'read', judgedFacts(by, facts));

/** To decide is coordination's and the advisors'; the rest is also open to whoever asked, as far as the request's life goes. */
export function mayMove(by: Actor, facts: RequestFacts, move: RequestMove): Decision {
  if (holdsLinkOf(by, facts)) return 'allowed';
  if (sideOf(by) === 'requester' && isMadeBy(by, facts)) return mayReadRequest(by, facts);
  const decision = decide(by, 'request', rightTo[move] ?? 'update', judgedFacts(by, facts));
  return isOthersToTakeBack(by, move) && decision === 'allowed' ? 'refused' : decision;
}

/** A colleague answers for her; only whoever made it takes it back, or the cell when she says so by telephone. */
const isOthersToTakeBack = (by: Actor, move: RequestMove): boolean => move === 'withdraw' && sideOf(by) === 'requester';

/** By her own address: the words that are said of it are to her, and not to her colleagues. */
export const isMadeBy = (by: Actor, facts: RequestFacts): boolean =>
  holdsLinkOf(by, facts) || (by.kind === 'person' && (facts.requesterIds ?? []).includes(by.personId));

const rightTo: Partial<Record<RequestMove, Action>> = {
  ...{ accept: 'decide', refer: 'decide', decline: 'decide', duplicate: 'decide', reopen: 'decide' },
};

/** Who signs in outside of the cell is on the side of whoever asked. */
export function sideOf(by: Actor): Side {
  if (by.kind === 'system') return 'service';
  return by.kind === 'person' && by.standing?.organisationKind === 'cell' ? 'cell' : 'requester';
}

const holdsLinkOf = (by: Actor, { id }: RequestFacts): boolean => by.kind === 'holder' && by.purpose === 'request' && by.id === id;

/** Who asked counts for whoever acts for herself alone; for a collectivité, what is hers there and what was asked by one of its own. */
const judgedFacts = (by: Actor, facts: RequestFacts): Facts => ({
  territoryId: facts.isStoodFor || isMadeBy(by, facts) ? (facts.territoryId ?? null) : null,
  departements: facts.departements ?? [],
  personIds: by.kind === 'person' && by.standing ? [] : (facts.requesterIds ?? []),
});

/** Of a request that they may read. Whoever added a document takes it back; any other is coordination's to take away. */
export const mayAddFile = (by: Actor, facts: RequestFacts): Decision => decide(by, 'file', 'create', judgedFacts(by, facts));

export const mayRemoveFile = (by: Actor, facts: RequestFacts, { addedBy }: { readonly addedBy: string | null }): Decision =>
  by.kind === 'person' && by.personId === addedBy ? 'allowed' : decide(by, 'file', 'cancel', judgedFacts(by, facts));

/** Of a collectivité that agrees; the others have no summary. */
export const mayReadSummary = (by: Actor, { departements }: { readonly departements: readonly string[] }): Decision =>
  decide(by, 'summary', 'read', { departements });

/** Whether the préfecture sees it is the collectivité's own to say. */
export const mayDecideSummary = (by: Actor, organisationId: string): Decision => decide(by, 'summary', 'decide', { organisationId });

/** The bearer of a succession's link, or the service's own work. */
export const mayAccept = (by: Actor, succession: { readonly id: string }): Decision =>
  by.kind === 'system' || (by.kind === 'holder' && by.purpose === 'succession' && by.id === succession.id) ? 'allowed' : 'hidden';

import { type Actor, type Decision, decide, decideAnywhere } from '#kernel';
import type { Mover, MoverRole } from './moves.js';
import { type Visibility, visibilities } from './vocabulary.js';

/** What a case is judged by. */
export interface CaseFacts {
  /** The collectivité whose project it is now. */
  readonly leadId: string;
  /** Those whose people may see it: the lead and its partners. */
  readonly organisationIds: readonly string[];
  /** Its advisors. */
  readonly personIds: readonly string[];
  readonly departements: readonly string[];
  /** It has joined another: nobody writes in it. */
  readonly isJoined?: boolean;
}

/** Partners read; the collectivité that leads, and the case's own advisors, write. */
export const mayRead = (by: Actor, facts: CaseFacts): Decision => decide(by, 'case', 'read', facts);

export function mayWrite(by: Actor, facts: CaseFacts): Decision {
  const { leadId, personIds, departements } = facts;
  const decision = whereItStands(decide(by, 'case', 'update', { organisationId: leadId, personIds, departements }), facts);
  return decision === 'hidden' && mayRead(by, facts) === 'allowed' ? 'refused' : decision;
}

const whereItStands = (decision: Decision, { isJoined = false }: CaseFacts): Decision =>
  decision === 'allowed' && isJoined ? 'refused' : decision;

/** Whoever of the cell writes in both. One that has joined another meanwhile is told so, not refused. */
export function mayJoin(by: Actor, facts: CaseFacts): Decision {
  const decision = mayWrite(by, { ...facts, isJoined: false });
  return decision === 'allowed' && !isOfCell(by) ? 'refused' : decision;
}

export const mayOpen = (by: Actor, departements: readonly string[]): Decision => decide(by, 'case', 'create', { departements });

export const mayOpenSomewhere = (by: Actor): Decision => decideAnywhere(by, 'case', 'create');

/** Who has it, and who leads it: coordination's. */
export function mayAssign(by: Actor, facts: CaseFacts): Decision {
  return whereItStands(decide(by, 'case', 'decide', facts), facts);
}

/** Whoever speaks for the cell's side of a case. */
export function isOfCell(by: Actor): boolean {
  return by.kind === 'system' || (by.kind === 'person' && ['advisor', 'coordinator'].includes(by.standing?.role ?? ''));
}

/** What is internal stays with the case's own advisors; coordination reads it too, and that is traced. Other advisors stand in without it. */
export function seesInternal(by: Actor, { personIds }: Pick<CaseFacts, 'personIds'>): boolean {
  return isOfCell(by) && (by.kind !== 'person' || by.standing?.role === 'coordinator' || personIds.includes(by.personId));
}

/** Whether reading what is internal goes to the journal. */
export const isInternalTraced = (by: Actor): boolean => by.kind === 'person' && by.standing?.role === 'coordinator';

/** « Le mot pour le conseil » is made for the collectivité that leads, by its people or the cell's. */
export const tellsCouncil = (by: Actor, { leadId }: Pick<CaseFacts, 'leadId'>): boolean =>
  isOfCell(by) || (by.kind === 'person' && by.standing?.organisationId === leadId);

/** The one screen that a link for the mayor opens, and nothing else of the case. */
export const mayReadScreen = (by: Actor, linkId: string): Decision =>
  by.kind === 'holder' && by.purpose === 'mayor' && by.id === linkId ? 'allowed' : 'hidden';

/** The most closed first: what she may read, and so write. */
export const visibleTo = (by: Actor, of: Pick<CaseFacts, 'personIds'>): Visibility[] =>
  visibilities.filter((one) => one !== 'internal' || seesInternal(by, of));

/** A note that was a mistake is taken back by whoever wrote it, or by coordination. */
export const mayWithdraw = (by: Actor, facts: CaseFacts, authorId: string | null): boolean =>
  mayAssign(by, facts) === 'allowed' || (by.kind === 'person' && by.personId === authorId && mayWrite(by, facts) === 'allowed');

const movers: readonly MoverRole[] = ['lead', 'advisor', 'coordinator'];

/** As the phases know her; null for whoever moves nothing. */
export function moverOf(by: Actor): Mover | null {
  const role = by.kind === 'person' ? movers.find((one) => one === by.standing?.role) : undefined;
  return by.kind === 'person' && role ? { role, personId: by.personId } : null;
}

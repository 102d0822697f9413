import { Injectable } from '@nestjs/common';
import { type Actor, event, isUuid, NotFound } from '#kernel';
import { Announcer, Database } from '#platform';
import type { CaseRow } from '../case.read.js';
import { CaseSteps } from '../case-steps.js';
import { Cases, deskDay, factsOf } from '../cases.js';
import { type ActionState, type ActionVisibility, actionVisibilities, actionWaitsFor, timingOf } from '../domain/actions.js';
import type { ActionFacts } from '../domain/actions-policy.js';
import { type CaseFacts, seesInternal } from '../domain/policy.js';
import { actionOf, keepMove } from './actions.queries.js';
import type { ActionMoveRead, ActionRead, ActionRow } from './actions.read.js';

/** Who moves it: one of our people, or someone without an account, by the name she is known by. */
export interface Mover {
  readonly by: Actor;
  readonly role: string;
  readonly personId: string | null;
  readonly saidBy: string | null;
}

interface Moved {
  readonly action: Pick<ActionRow, 'id' | 'caseId'>;
  /** The version that it makes. */
  readonly number: number;
  readonly kind: ActionMoveRead['kind'];
  readonly state: ActionState;
  readonly words?: string | null;
}

/** The rows of actions, for the services of this folder. */
@Injectable()
export class ActionRows {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly announcer: Announcer,
  ) {}

  /** With its case; whoever asks has still to be judged. */
  async one(id: string): Promise<{ action: ActionRow; found: CaseRow; facts: ActionFacts }> {
    const action = isUuid(id) && (await this.database.row<ActionRow>(actionOf, [id]));
    if (!action) throw new NotFound();
    const found = await this.cases.row(action.caseId);
    return { action, found, facts: { of: factsOf(found), side: action.side, visibility: action.visibility } };
  }

  /** In the caller's transaction: nobody else writes on it until then. */
  async locked(id: string): Promise<{ action: ActionRow; found: CaseRow; facts: ActionFacts }> {
    if (isUuid(id)) await this.database.rows('SELECT FROM case_action WHERE id = $1 FOR UPDATE', [id]);
    return this.one(id);
  }

  /** Kept for ever; its words alone are forgotten one day. */
  async keep({ by, role, personId, saidBy }: Mover, { action, number, kind, state, words = null }: Moved, now: Date): Promise<void> {
    await this.database.rows(keepMove, [action.id, number, kind, state, role, personId, saidBy, words?.trim() || null, now]);
    await this.steps.touch(action.caseId, now);
    const payload = { caseId: action.caseId, actionId: action.id };
    await this.announcer.record(by, event('ActionMoved', { kind: 'case', id: action.caseId }, payload), now);
  }
}

export function moverOf(by: Actor): Mover {
  if (by.kind !== 'person') return { by, role: by.kind, personId: null, saidBy: null };
  return { by, role: by.standing?.role ?? 'person', personId: by.personId, saidBy: null };
}

/** What is not shared goes to nobody but those who follow the case. */
export const visibleTo = (by: Actor, of: Pick<CaseFacts, 'personIds'>): ActionVisibility[] =>
  actionVisibilities.filter((one) => one === 'shared' || seesInternal(by, of));

export const actionRead = (row: ActionRow, now: Date): ActionRead => ({
  ...row,
  timing: row.phase === 'closed' ? null : timingOf(row, deskDay(now)),
  waitsFor: row.phase === 'closed' ? 'nobody' : actionWaitsFor(row),
});

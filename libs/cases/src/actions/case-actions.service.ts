import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, permit } from '#kernel';
import { Database, Transactional } from '#platform';
import type { CaseRow } from '../case.read.js';
import { ActionChangedMeanwhile } from '../cases.errors.js';
import { assertStands, Cases, factsOf } from '../cases.js';
import { type ActionState, actionMoves } from '../domain/actions.js';
import { mayAddAction, mayChangeAction, mayReadAction } from '../domain/actions-policy.js';
import { isOfCell, seesInternal } from '../domain/policy.js';
import { refuse } from '../refused-fields.js';
import { ActionOwners, type Owned } from './action-owners.js';
import { ActionRows, actionRead, type Mover, moverOf } from './action-rows.js';
import { actionFields } from './actions.fr.js';
import { changeAction, keepAction, movesOf } from './actions.queries.js';
import type { ActionAnswer, ActionMoveRead, ActionRead, ActionWritten } from './actions.read.js';
import { assertSound, dayOf } from './written.js';

/** Who is to do what, for either side. Whoever changes it says which version she read; nobody overwrites anybody silently. */
@Injectable()
export class CaseActionsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly rows: ActionRows,
    private readonly owners: ActionOwners,
  ) {}

  async one(by: Actor, id: string, now: Date): Promise<ActionRead> {
    const { action, facts } = await this.rows.one(id);
    permit(mayReadAction(by, facts));
    return actionRead(action, now);
  }

  /** Whether she may change and answer it, for the pages that show it. */
  async changes(by: Actor, id: string): Promise<boolean> {
    return mayChangeAction(by, (await this.rows.one(id)).facts) === 'allowed';
  }

  /** Whether she may add one for that side. */
  async adds(by: Actor, caseId: string, side: ActionWritten['side']): Promise<boolean> {
    const of = factsOf(await this.cases.row(caseId));
    return mayAddAction(by, { of, side, visibility: 'shared' }) === 'allowed';
  }

  /** Who did what with it, from the first. What was noted while the cell alone saw it stays the cell's. */
  async moves(by: Actor, id: string): Promise<ActionMoveRead[]> {
    const { facts } = await this.rows.one(id);
    permit(mayReadAction(by, facts));
    const moves = await this.database.rows<ActionMoveRead>(movesOf, [id]);
    return seesInternal(by, facts.of) ? moves : sharedOf(moves);
  }

  /** For one's own side it is under way, for the other it is proposed; what was decided together is under way. Answers its identifier. */
  @Transactional()
  async add(by: Actor, caseId: string, written: ActionWritten & { readonly appointmentId?: string | null }, now: Date): Promise<string> {
    const found = await this.cases.locked(caseId);
    const { side, visibility, appointmentId = null } = written;
    const of = factsOf(found);
    permit(mayAddAction(by, { of: { ...of, isJoined: false }, side, visibility }));
    assertStands(found);
    const owned = await this.sound(found, written, appointmentId);
    const isOwn = isOfCell(by) === (side === 'cell');
    const state: ActionState = isOwn || appointmentId ? 'in_progress' : 'proposed';
    const id = randomUUID();
    const [who, when] = [[owned.personId, owned.contactId, owned.name], dayOf(written)];
    await this.database.rows(keepAction, [
      ...[id, caseId, appointmentId, side, written.what.trim(), ...who, state],
      ...[when.dueOn, when.councilOn, when.weeksBefore, visibility, now],
    ]);
    await this.rows.keep(moverOf(by), { action: { id, caseId }, number: 1, kind: 'add', state }, now);
    return id;
  }

  /** What it is, whose, until when, and who may know of it. */
  @Transactional()
  async change(by: Actor, id: string, { version, ...written }: ActionWritten & { readonly version: number }, now: Date): Promise<void> {
    const { action, found, facts } = await this.rows.locked(id);
    permit(mayChangeAction(by, facts));
    permit(mayAddAction(by, { ...facts, side: written.side, visibility: written.visibility }));
    if (action.version !== version) throw new ActionChangedMeanwhile();
    const owned = await this.sound(found, written, action.appointmentId);
    const [who, when] = [[owned.personId, owned.contactId, owned.name], dayOf(written)];
    await this.database.rows(changeAction, [
      ...[id, written.side, written.what.trim(), ...who, when.dueOn, when.councilOn, when.weeksBefore, written.visibility, now],
    ]);
    const wasShared = action.visibility === 'shared';
    const kind = !wasShared && written.visibility === 'shared' ? 'share' : 'change';
    await this.rows.keep(moverOf(by), { action, number: version + 1, kind, state: action.state }, now);
  }

  /** Where it stands from now on. */
  @Transactional()
  async answer(by: Actor, id: string, answer: ActionAnswer, now: Date): Promise<void> {
    permit(mayChangeAction(by, (await this.rows.locked(id)).facts));
    await this.answered(moverOf(by), id, answer, now);
  }

  /** The same, in the caller's transaction, by a right that the caller has seen. */
  async answered(mover: Mover, id: string, { state, words, version }: ActionAnswer, now: Date): Promise<void> {
    const { action } = await this.rows.locked(id);
    if (action.version !== version) throw new ActionChangedMeanwhile();
    if (action.phase === 'closed') throw new NotFound();
    refuse([
      [!actionMoves[action.state].includes(state), 'state', actionFields.state],
      [words.length > 1000, 'words', actionFields.words],
    ]);
    const sql = 'UPDATE case_action SET state = $2, version = version + 1, moved_at = $3 WHERE id = $1';
    await this.database.rows(sql, [id, state, now]);
    await this.rows.keep(mover, { action, number: version + 1, kind: 'answer', state, words }, now);
  }

  /** In the transaction that sends the minutes: what was decided there leaves with them. */
  async shareWithMinutes(by: Actor, appointmentId: string, now: Date): Promise<void> {
    const sql = `UPDATE case_action SET visibility = 'shared', version = version + 1, moved_at = $2
      WHERE appointment_id = $1 AND visibility = 'with_minutes' RETURNING id, case_id AS "caseId", version AS number, state`;
    const shared = await this.database.rows<{ id: string; caseId: string; number: number; state: ActionState }>(sql, [appointmentId, now]);
    for (const { id, caseId, number, state } of shared)
      await this.rows.keep(moverOf(by), { action: { id, caseId }, number, kind: 'share', state }, now);
  }

  private async sound(found: CaseRow, written: ActionWritten, appointmentId: string | null): Promise<Owned> {
    const owned = await this.owners.owned(found, written);
    assertSound(written, { isOwned: owned !== null, isOfAppointment: appointmentId !== null, isClosed: found.phase === 'closed' });
    return owned as Owned;
  }
}

/** From the moment it was last shared, without words that were not written for both. */
function sharedOf(moves: readonly ActionMoveRead[]): ActionMoveRead[] {
  const from = moves.findLastIndex(({ kind }) => kind === 'share');
  return moves.slice(Math.max(from, 0));
}

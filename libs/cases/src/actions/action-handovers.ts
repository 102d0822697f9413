import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Actor, system } from '#kernel';
import { Database, Transactional } from '#platform';
import { assertService, Cases } from '../cases.js';
import type { ActionState } from '../domain/actions.js';
import { ActionRows, moverOf } from './action-rows.js';
import { casesToHandOver, handOver, ownersToDo } from './actions.queries.js';

const asCases = system('cases');

/** What someone has still to do when she leaves a case, or the cell: it is whoever's who follows the case, in the same act. */
@Injectable()
export class ActionHandovers {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly identity: IdentityService,
    private readonly rows: ActionRows,
  ) {}

  /** In the caller's transaction, which holds the case's lock: all that is nobody's of its team any more. Nothing as long as nobody follows it. */
  async toReferent(by: Actor, caseId: string, now: Date): Promise<void> {
    const { referentId, personIds } = await this.cases.row(caseId);
    const owners = await this.database.rows<{ id: string }>(ownersToDo, [caseId]);
    const leavers = await this.identity.leavers(asCases, [referentId, ...owners.map(({ id }) => id)], now);
    if (leavers.has(referentId)) return;
    const gone = owners.map(({ id }) => id).filter((id) => leavers.has(id) || !personIds.includes(id));
    const handed = await this.database.rows<{ id: string; number: number; state: ActionState }>(handOver, [caseId, gone, referentId, now]);
    for (const { id, number, state } of handed)
      await this.rows.keep(moverOf(by), { action: { id, caseId }, number, kind: 'change', state }, now);
  }

  /** When her role ends. What she has to do in cases that she follows waits for whoever follows them after her. */
  @Transactional()
  async ofLeaver(by: Actor, personId: string, now: Date): Promise<void> {
    assertService(by);
    const helped = await this.database.rows<{ id: string }>(casesToHandOver, [personId]);
    for (const { id } of helped) await this.toReferent(by, (await this.cases.locked(id)).id, now);
  }
}

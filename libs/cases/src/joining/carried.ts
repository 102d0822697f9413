import { Injectable } from '@nestjs/common';
import { CaseAccess } from '#identity';
import { type Actor, system } from '#kernel';
import { Database } from '#platform';
import { ActionHandovers } from '../actions/action-handovers.js';
import { ActionRows, moverOf } from '../actions/action-rows.js';
import type { CaseRow } from '../case.read.js';
import type { ActionState } from '../domain/actions.js';
import { carryActions, carryAppointments, carryContacts, carryLinks, carryNamed } from './joinings.queries.js';

/** Two cases, both locked. */
export interface Both {
  readonly part: CaseRow;
  readonly whole: CaseRow;
}

const asCases = system('cases');

/** What is still to live of a case goes on in the one that it joins; what is past stays where it was written. */
@Injectable()
export class Carried {
  constructor(
    private readonly database: Database,
    private readonly access: CaseAccess,
    private readonly rows: ActionRows,
    private readonly handovers: ActionHandovers,
  ) {}

  /** In the caller's transaction. */
  async over(by: Actor, both: Both, now: Date): Promise<void> {
    await this.people(both, now);
    await this.actions(by, both, now);
    await this.database.rows(carryAppointments, [both.part.id, both.whole.id]);
    // what its own team had to do is whoever's who follows the other, unless she is of its team
    await this.handovers.toReferent(by, both.whole.id, now);
  }

  private async people({ part, whole }: Both, now: Date): Promise<void> {
    for (const organisationId of part.organisationIds.filter((id) => !whole.organisationIds.includes(id)))
      await this.access.give(asCases, whole.id, { organisationId, role: 'partner' }, now);
    for (const sql of [carryContacts, carryNamed]) await this.database.rows(sql, [part.id, whole.id, now]);
  }

  private async actions(by: Actor, { part, whole }: Both, now: Date): Promise<void> {
    const whose = part.leadId === whole.leadId ? null : part.territoryLabel;
    const values = [part.id, whole.id, now, whose];
    const carried = await this.database.rows<{ id: string; number: number; state: ActionState }>(carryActions, values);
    await this.database.rows(carryLinks, [carried.map(({ id }) => id), whole.id]);
    for (const { id, number, state } of carried)
      await this.rows.keep(moverOf(by), { action: { id, caseId: whole.id }, number, kind: 'change', state }, now);
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '#kernel';
import { Database } from '#platform';
import { actionRead } from '../actions/action-rows.js';
import { actionsToDo, countToDo } from '../actions/actions.queries.js';
import type { ActionRead, ActionRow } from '../actions/actions.read.js';
import type { CaseRead } from '../case.read.js';
import { lastMinutes } from '../case-appointments.queries.js';
import { Cases, type NextAppointment, readOf } from '../cases.js';
import type { Outcome } from '../domain/outcomes.js';
import { mayReadScreen } from '../domain/policy.js';
import type { MayorLinkRead } from './mayor-links.service.js';

/** Everything that the mayor's screen is made of: shared by both sides, and nothing else. */
export interface MayorScreen {
  readonly one: CaseRead;
  /** What is to do first. */
  readonly actions: readonly ActionRead[];
  /** In all. */
  readonly toDo: number;
  readonly next: NextAppointment | null;
  readonly last: LastMinutes | null;
}

interface LastMinutes {
  readonly start: Date;
  readonly typeCode: string;
  readonly outcome: Outcome;
  readonly words: string;
  /** What was corrected in them since; null where nothing was. */
  readonly corrected: string | null;
}

/** As many as stand on a telephone. */
const most = 5;

/** The project on one screen, for whoever holds the link. */
@Injectable()
export class MayorScreenService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
  ) {}

  async screen(by: Actor, { id, caseId }: Pick<MayorLinkRead, 'id' | 'caseId'>, now: Date): Promise<MayorScreen> {
    permit(mayReadScreen(by, id));
    const one = readOf(await this.cases.row(caseId), now);
    const next = await this.cases.nextAppointment(caseId, now);
    const last = await this.database.row<NonNullable<MayorScreen['last']>>(lastMinutes, [caseId]);
    return { one, next, last: last ?? null, ...(await this.actions(one, now)) };
  }

  /** A project that is over waits for nobody. */
  private async actions({ id, phase }: CaseRead, now: Date): Promise<Pick<MayorScreen, 'actions' | 'toDo'>> {
    if (phase === 'closed') return { actions: [], toDo: 0 };
    const shared = [id, ['shared']];
    const found = await this.database.rows<ActionRow>(actionsToDo, [...shared, null, null, most]);
    const toDo = await this.database.row<{ count: number }>(countToDo, shared);
    return { actions: found.map((row) => actionRead(row, now)), toDo: toDo?.count ?? 0 };
  }
}

import { Injectable } from '@nestjs/common';
import { type Actor, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { Cases } from '../cases.js';
import { actionRead, visibleTo } from './action-rows.js';
import {
  actionsOfAppointment,
  actionsOfCollectivite,
  actionsOfPerson,
  actionsOver,
  actionsToDo,
  countOfCollectivite,
  countOfPerson,
  countToDo,
} from './actions.queries.js';
import type { ActionRead, ActionRow } from './actions.read.js';

/** Whose actions someone finds in her own space. */
interface Mine {
  readonly id: string;
  readonly list: string;
  readonly count: string;
}

/** Actions by case, by appointment, and by whoever has to do them: each holds what may be read one by one, and counts the same. */
@Injectable()
export class ActionListsService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
  ) {}

  /** What is due first comes first; what has no day, last. */
  async toDo(by: Actor, caseId: string, asked: PageAsked, now: Date): Promise<Page<ActionRead>> {
    const of = await this.cases.readable(by, caseId);
    return this.byDay(actionsToDo, [caseId, visibleTo(by, of)], asked, now);
  }

  async countToDo(by: Actor, caseId: string): Promise<number> {
    const of = await this.cases.readable(by, caseId);
    return this.counted(countToDo, [caseId, visibleTo(by, of)]);
  }

  /** The latest first. */
  async over(by: Actor, caseId: string, asked: PageAsked, now: Date): Promise<Page<ActionRead>> {
    const of = await this.cases.readable(by, caseId);
    const position = positionOf(asked.after);
    const values = [caseId, visibleTo(by, of), position?.at ?? null, position?.id ?? null, pageSize(asked) + 1];
    const found = await this.database.rows<ActionRow>(actionsOver, values);
    return pageOf(
      found.map((row) => actionRead(row, now)),
      pageSize(asked),
      ({ movedAt, id }) => ({ at: movedAt, id }),
    );
  }

  /** Of an appointment that whoever asks has been allowed to see. */
  async ofAppointment(by: Actor, appointmentId: string, now: Date): Promise<ActionRead[]> {
    const all = await this.database.rows<ActionRow>(actionsOfAppointment, [appointmentId]);
    const visible = new Map<string, readonly string[]>();
    for (const caseId of new Set(all.map((one) => one.caseId))) visible.set(caseId, visibleTo(by, await this.cases.row(caseId)));
    const found = all.filter(({ caseId, visibility }) => visible.get(caseId)?.includes(visibility));
    return found.map((row) => actionRead(row, now));
  }

  /** An advisor's own, or those of the collectivité that she acts for: what is late comes first. */
  async mine(by: Actor, asked: PageAsked, now: Date): Promise<Page<ActionRead>> {
    const mine = mineOf(by);
    return mine ? this.byDay(mine.list, [mine.id], asked, now) : { items: [], next: null };
  }

  async countMine(by: Actor): Promise<number> {
    const mine = mineOf(by);
    return mine ? this.counted(mine.count, [mine.id]) : 0;
  }

  private async byDay(sql: string, values: readonly unknown[], asked: PageAsked, now: Date): Promise<Page<ActionRead>> {
    const position = positionOf(asked.after);
    const after = position ? position.at.toISOString().slice(0, 10) : null;
    const found = await this.database.rows<ActionRow>(sql, [...values, after, position?.id ?? null, pageSize(asked) + 1]);
    return pageOf(
      found.map((row) => actionRead(row, now)),
      pageSize(asked),
      ({ dueOn, id }) => ({ at: new Date(`${dueOn ?? lastDay}T00:00:00Z`), id }),
    );
  }

  private async counted(sql: string, values: readonly unknown[]): Promise<number> {
    return (await this.database.row<{ count: number }>(sql, values))?.count ?? 0;
  }
}

/** As `due_rank` has it for what has no day. */
const lastDay = '4000-01-01';

function mineOf(by: Actor): Mine | null {
  if (by.kind !== 'person' || !by.standing) return null;
  const { role, organisationId, organisationKind } = by.standing;
  if (role === 'advisor') return { id: by.personId, list: actionsOfPerson, count: countOfPerson };
  return organisationKind === 'collectivite' ? { id: organisationId, list: actionsOfCollectivite, count: countOfCollectivite } : null;
}

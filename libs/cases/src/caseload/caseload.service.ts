import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, listScope, type Page, type PageAsked } from '#kernel';
import { Database } from '#platform';
import type { CaseRead, CaseRow } from '../case.read.js';
import { nextAppointments } from '../case-appointments.queries.js';
import { deskDay, type NextAppointment, readOf } from '../cases.js';
import { type Asked, casesByPhase, casesCounted, latestByPhase, type WantedCases } from '../cases.queries.js';
import { CasesService } from '../cases.service.js';
import { phaseOrder } from '../domain/phases.js';
import { type CaseloadColumn, type CaseloadLine, type CaseloadView, caseloadViews } from './caseload.js';

/** Lines that a column of the board shows. */
const columnLines = 6;

/** An advisor's own cases: those that she follows, and those of whose team she is. */
@Injectable()
export class CaseloadService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
  ) {}

  /** How many cases each view holds. */
  async counts(by: Actor, now: Date): Promise<Record<CaseloadView, number>> {
    const { sql, values } = casesCounted(asked(by, {}, now), caseloadViews);
    const counted = await this.database.row<Record<CaseloadView, number>>(sql, values);
    return counted!;
  }

  /** The latest activity first. */
  async list(by: Actor, view: CaseloadView, page: PageAsked, now: Date): Promise<Page<CaseloadLine>> {
    const { items, next } = await this.cases.list(by, wantedBy(by, view), page, now);
    return { items: await this.lines(items, now), next };
  }

  /** Phase by phase, those of the way in its order; phases where nothing stands count 0. */
  async board(by: Actor, view: CaseloadView, now: Date): Promise<CaseloadColumn[]> {
    const within = asked(by, caseloadViews[view], now);
    const counts = casesByPhase(within);
    const counted = await this.database.rows<{ phase: string; count: number }>(counts.sql, counts.values);
    const latest = latestByPhase(within, columnLines);
    const found = await this.database.rows<CaseRow>(latest.sql, latest.values);
    const lines = await this.lines(
      found.map((row) => readOf(row, now)),
      now,
    );
    return phaseOrder.map((phase) => ({
      phase,
      count: counted.find((one) => one.phase === phase)?.count ?? 0,
      lines: lines.filter((line) => line.phase === phase),
    }));
  }

  private async lines(items: readonly CaseRead[], now: Date): Promise<CaseloadLine[]> {
    const found = await this.database.rows<NextAppointment & { caseId: string }>(nextAppointments, [items.map(({ id }) => id), now]);
    const nextOf = new Map(found.map(({ caseId, start, title }) => [caseId, { start, title }]));
    return items.map((one) => ({ ...one, next: nextOf.get(one.id) ?? null }));
  }
}

function wantedBy(by: Actor, view: CaseloadView): WantedCases {
  return { ...caseloadViews[view], memberId: personOf(by) };
}

const asked = (by: Actor, wanted: WantedCases, now: Date): Asked => ({
  ...{ scope: listScope(by, 'case'), wanted: { ...wanted, memberId: personOf(by) } },
  ...{ now, today: deskDay(now) },
});

function personOf(by: Actor): string {
  if (by.kind !== 'person') throw new Forbidden();
  return by.personId;
}

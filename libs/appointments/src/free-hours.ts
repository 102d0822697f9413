import { Injectable } from '@nestjs/common';
import { type AdvisorAgenda, type AgendaRow, AgendaService, freeSlots, hoursOf } from '#agenda';
import { days, localDate, minutes, startOfDay, system, Temporal } from '#kernel';
import { TerritoriesService } from '#territories';
import { timing, usualHours, wideHours } from './domain/timing.js';
import type { Need } from './need.js';

const asEngine = system('slots');

/** In ms. Slots begin on whole minutes: so may what bounds them, and those who ask within one minute ask the same. */
const minute = minutes(1);

/** Both included. */
export interface Dates {
  readonly from: string;
  readonly to: string;
  readonly wide: boolean;
}

/** Where each advisor is free: two queries, whatever the number of people, and the engine; once for all who ask the same at once. */
@Injectable()
export class FreeHours {
  private readonly computedOf = new WeakMap<readonly AgendaRow[], Map<string, Map<string, number[]>>>();

  constructor(
    private readonly agenda: AgendaService,
    private readonly territories: TerritoriesService,
  ) {}

  async byAdvisor(need: Need, dates: Dates, now: Date): Promise<Map<string, number[]>> {
    const { territory, modality, advisorId, evenTaken = false } = need;
    const { from, to, wide } = dates;
    const span = {
      from: startOfDay(from, territory.timeZone),
      to: startOfDay(Temporal.PlainDate.from(to).add({ days: 1 }), territory.timeZone),
    };
    const query = { ...span, modality, ignoring: need.ignoring, withoutHolds: need.withoutHolds ?? false };
    const rows = await this.agenda.agendas(asEngine, query, now);
    const daysOff = await this.daysOff(rows, need, span);
    const closed = daysOff.get(territory.id) ?? [];
    const rules = rulesOf(need, span, now);
    const elsewhere = [...daysOff].filter(([place]) => place !== territory.id);
    const asked = JSON.stringify([rules, { ...dates, zone: territory.timeZone, closed, advisorId, evenTaken }, elsewhere]);
    return this.once(rows, asked, () => {
      const within = hoursOf(territory.timeZone, from, to, { ...(wide ? wideHours : usualHours), closed: new Set(closed) });
      return perPerson(freeSlots(agendasFor(rows, daysOff, { advisorId, evenTaken }), { ...rules, within }));
    });
  }

  /** What follows from the same rows by the same rules is computed once, however many share them. */
  private once(rows: readonly AgendaRow[], asked: string, compute: () => Map<string, number[]>): Map<string, number[]> {
    const known = this.computedOf.get(rows) ?? new Map<string, Map<string, number[]>>();
    this.computedOf.set(rows, known);
    const found = known.get(asked) ?? compute();
    known.set(asked, found);
    return found;
  }

  /** The holidays of the territory and of where each advisor works, in one query, whatever the number of people. */
  private daysOff(rows: readonly AgendaRow[], { territory }: Need, span: { from: Date; to: Date }): Promise<Map<string, string[]>> {
    const [from, to] = [localDate(span.from.getTime() - days(2), 'UTC'), localDate(span.to.getTime() + days(2), 'UTC')];
    const workplaces = rows.flatMap(({ workplace }) => workplace ?? []);
    return this.territories.holidaysOfMany(asEngine, [...new Set([territory.id, ...workplaces])], from, to);
  }
}

function rulesOf({ durationMinutes, evenSoon }: Need, span: { from: Date; to: Date }, now: Date) {
  const horizon = Math.floor((now.getTime() + timing.horizon) / minute) * minute;
  return {
    ...{ durationMinutes, stepMinutes: timing.stepMinutes, beforeMinutes: timing.beforeMinutes, afterMinutes: timing.afterMinutes },
    earliest: Math.ceil((now.getTime() + (evenSoon ? 0 : timing.notice)) / minute) * minute,
    from: span.from.getTime(),
    to: Math.min(span.to.getTime(), horizon + durationMinutes * minute),
  };
}

/** Their holidays as closed dates. */
function agendasFor(
  rows: readonly AgendaRow[],
  daysOff: ReadonlyMap<string, string[]>,
  { advisorId, evenTaken }: { advisorId: string | undefined; evenTaken: boolean },
): AdvisorAgenda[] {
  const closedAt = (workplace: string | null) => (daysOff.get(workplace ?? '') ?? []).map((date) => ({ date, windows: [] }));
  return rows
    .filter((row) => !advisorId || row.person_id === advisorId)
    .map(({ person_id, time_zone, weekly, dated, busy, workplace, until, exceptions }) => ({
      id: `${person_id} ${time_zone}`,
      timeZone: time_zone,
      ...{ weekly, dated, until },
      busy: evenTaken ? [] : busy,
      exceptions: [...new Map([...exceptions, ...closedAt(workplace)].map((day) => [day.date, day])).values()],
    }));
}

/** One person may open on several clocks: their agendas are one again. */
function perPerson(free: ReadonlyMap<string, number[]>): Map<string, number[]> {
  const people = new Map<string, number[]>();
  for (const [id, starts] of free) {
    const personId = id.slice(0, id.indexOf(' '));
    const others = people.get(personId);
    people.set(personId, others ? [...new Set([...others, ...starts])].sort((a, b) => a - b) : starts);
  }
  return people;
}

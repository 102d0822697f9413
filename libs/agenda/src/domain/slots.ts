import type { Interval } from '#kernel';
import { gaps, joined, LAST, meet, type Stretches } from './intervals.js';
import { byWeekday, type DatedWindow, opened, wallDay, wallDaysAround, withDated } from './openings.js';
import { instantAt, minuteFrom, minuteTo, type Season, seasonsAround } from './zone-clock.js';

/** One person's time as loaded: integers only. */
export interface AdvisorAgenda {
  readonly id: string;
  readonly timeZone: string;
  /** Flat triples: weekday (0 Sunday … 6 Saturday), start and end in minutes of the wall clock of `timeZone` (1440 is 24:00). */
  readonly weekly: readonly number[];
  /** More of them, that hold only between two dates. */
  readonly dated?: readonly DatedWindow[];
  /** Replace that date's weekly windows; `windows` are flat pairs of minutes, empty = closed. Of two for one date the last counts. */
  readonly exceptions: readonly { readonly date: string; readonly windows: readonly number[] }[];
  /** Flat pairs of epoch ms, half-open, in any order, overlapping or not, already padded with what goes before and after. */
  readonly busy: readonly number[] | Float64Array;
  /** Epoch ms from which nothing of hers is offered, what goes after an appointment included; null or absent: no end is known. */
  readonly until?: number | null;
}

/** Instants are epoch ms. A slot lies wholly in [`from`, `to`], and in `within` when given; it starts at `earliest` or later. */
export interface SlotRules {
  readonly durationMinutes: number;
  /** The grid: minutes counted from each hour of the advisor's own clock. */
  readonly stepMinutes: number;
  /** What the new appointment occupies before and after itself. */
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
  readonly earliest: number;
  readonly from: number;
  readonly to: number;
  /** Sorted and disjoint, such as the hours of a territory (`hoursOf`). */
  readonly within?: readonly Interval[];
}

/** Where an appointment may start (epoch ms, sorted, distinct), for each advisor in the order given. */
export function freeSlots(advisors: readonly AdvisorAgenda[], rules: SlotRules): Map<string, number[]> {
  const span = [minuteFrom(Math.max(rules.from, rules.earliest)), minuteTo(rules.to)] as const;
  const allowed = rules.within ? meet(span, rules.within.flatMap(inside)) : span;
  const zones = new Map<string, Season[]>();
  for (const { timeZone } of advisors) if (!zones.has(timeZone)) zones.set(timeZone, seasonsAround(timeZone, span));
  return new Map(
    advisors.map((advisor) => {
      const seasons = zones.get(advisor.timeZone)!;
      const free = meet(openingsOf(advisor, span, seasons), meet(allowed, gaps(takenFrom(advisor, rules))));
      return [advisor.id, starts(free, seasons, rules)];
    }),
  );
}

/** Every instant at which at least one of them is free, sorted, distinct. */
export function union(perAdvisor: ReadonlyMap<string, readonly number[]>): number[] {
  const all = new Set<number>();
  for (const slots of perAdvisor.values()) for (const start of slots) all.add(start);
  return [...all].sort((a, b) => a - b);
}

function openingsOf(advisor: AdvisorAgenda, span: readonly [number, number], seasons: readonly Season[]): number[] {
  const usual = withDated(byWeekday(advisor.weekly), advisor.dated ?? []);
  const exceptions = new Map(advisor.exceptions.map(({ date, windows }) => [wallDay(date), windows]));
  return opened(wallDaysAround(span, seasons), (day) => exceptions.get(day) ?? usual(day), seasons);
}

/** Where no part of the slot itself may lie, so that what it occupies meets nothing busy. */
function takenFrom({ busy, until = null }: AdvisorAgenda, { beforeMinutes, afterMinutes }: SlotRules): number[] {
  const taken: number[] = [];
  for (let i = 0; i < busy.length; i += 2) taken.push(minuteTo(busy[i]!) - afterMinutes, minuteFrom(busy[i + 1]!) + beforeMinutes);
  if (until !== null) taken.push(minuteTo(until) - afterMinutes, LAST);
  return joined(taken);
}

function starts(free: Stretches, seasons: readonly Season[], rules: SlotRules): number[] {
  const found: number[] = [];
  for (const season of seasons) {
    for (let i = 0; i < free.length; i += 2) {
      const first = Math.max(free[i]!, season.start);
      const last = Math.min(free[i + 1]! - rules.durationMinutes, season.end - 1);
      if (first <= last) addStarts(found, [first, last], rules.stepMinutes, season.offset);
    }
  }
  return found;
}

/** Adds the instants from `start` to `end`, both included, whose wall clock shows a multiple of `step` minutes since its hour. */
function addStarts(found: number[], [start, end]: readonly [number, number], step: number, offset: number): void {
  const first = start + offset;
  const last = end + offset;
  for (let hour = Math.floor(first / 60) * 60; hour <= last; hour += 60) {
    for (let wall = hour; wall < hour + 60 && wall <= last; wall += step) if (wall >= first) found.push(instantAt(wall - offset));
  }
}

// Slots begin and end on whole minutes: rounding what bounds them inwards, and what is busy outwards, changes none.
const inside = ({ start, end }: Interval) => [minuteFrom(start), minuteTo(end)];

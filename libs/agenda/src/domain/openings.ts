import { joined, type Stretches } from './intervals.js';
import { instantOf, minuteTo, type Season } from './zone-clock.js';

/** Midnight of a date (`YYYY-MM-DD`) on a wall: the minutes that ECMA-262 §21.4.1.32 counts to it in UTC are here the wall's own. */
export const wallDay = (date: string): number => minuteTo(Date.parse(date));

/** Which minutes of a day are open by its wall clock (1440 is 24:00); the day is given by its midnight on the wall. */
export type DayWindows = (wallDay: number) => Stretches;

/** The days' windows as instants, joined (across midnight too), for the wall days from `first` to `last`, both included. */
export function opened(days: { first: number; last: number }, windowsOf: DayWindows, seasons: readonly Season[]): number[] {
  const open: number[] = [];
  for (let day = days.first; day <= days.last; day += DAY) {
    const windows = windowsOf(day);
    for (let i = 0; i < windows.length; i += 2) {
      const start = instantOf(day + windows[i]!, seasons);
      const end = instantOf(day + windows[i + 1]!, seasons);
      if (start < end) open.push(start, end);
    }
  }
  return joined(open);
}

/** The wall days that a span of instants meets, and one more on each side: a time that does not exist may move to the next date. */
export function wallDaysAround([start, end]: readonly [number, number], seasons: readonly Season[]): { first: number; last: number } {
  const offsets = seasons.map((season) => season.offset);
  const first = Math.floor((start + Math.min(...offsets)) / DAY) - 1;
  const last = Math.floor((end + Math.max(...offsets)) / DAY) + 1;
  return { first: first * DAY, last: last * DAY };
}

/** Flat triples: weekday (0 is Sunday), start and end in minutes of its wall clock. */
export function byWeekday(weekly: readonly number[]): DayWindows {
  const week: number[][] = [[], [], [], [], [], [], []];
  for (let i = 0; i < weekly.length; i += 3) week[weekly[i]!]?.push(weekly[i + 1]!, weekly[i + 2]!);
  return (day) => week[(((day / DAY + THURSDAY) % 7) + 7) % 7]!;
}

/** A weekly window that holds only between two dates, both included; null = no end on that side. Minutes of the wall. */
export interface DatedWindow {
  readonly first: string | null;
  readonly last: string | null;
  readonly weekday: number;
  readonly start: number;
  readonly end: number;
}

/** The usual windows of a day, and those that hold on that date. */
export function withDated(usual: DayWindows, dated: readonly DatedWindow[]): DayWindows {
  if (dated.length === 0) return usual;
  const bounded = dated.map(({ first, last, weekday, start, end }) => ({
    from: first ? wallDay(first) : Number.NEGATIVE_INFINITY,
    until: last ? wallDay(last) : Number.POSITIVE_INFINITY,
    windowsOf: byWeekday([weekday, start, end]),
  }));
  return (day) => [...usual(day), ...bounded.flatMap(({ from, until, windowsOf }) => (from <= day && day <= until ? windowsOf(day) : []))];
}

const DAY = 24 * 60;
const THURSDAY = 4; // 1970-01-01

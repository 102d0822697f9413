import type { Interval } from '#kernel';
import { opened, wallDay } from './openings.js';
import { instantAt, seasonsAround } from './zone-clock.js';

/** Minutes of a place's clock (480 is 8 h) and the dates (`YYYY-MM-DD`) when it is closed. */
export interface Hours {
  readonly opens: number;
  readonly closes: number;
  readonly closed: ReadonlySet<string>;
}

/** When a place is open, sorted, disjoint: the same hours on each date from `from` to `to`, both included, except those closed. */
export function hoursOf(timeZone: string, from: string, to: string, { opens, closes, closed }: Hours): Interval[] {
  const days = { first: wallDay(from), last: wallDay(to) };
  const off = new Set([...closed].map(wallDay));
  const open = [opens, closes];
  const seasons = seasonsAround(timeZone, [days.first, days.last]);
  const stretches = opened(days, (day) => (off.has(day) ? [] : open), seasons).map(instantAt);
  return stretches.flatMap((start, i) => (i % 2 === 0 ? { start, end: stretches[i + 1]! } : []));
}

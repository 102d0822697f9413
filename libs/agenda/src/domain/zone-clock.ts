import { stretchAt } from '#kernel';

/** Half-open, in minutes. While it lasts, a zone's wall shows `offset` minutes more than UTC: wall = instant + offset. */
export interface Season {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/**
 * A zone's seasons around a span, in order and without a hole, the first open to the past and the last to the future.
 *
 * The engine adds and compares integers because Temporal is slow, not because it knows better: when a zone changes, and by how
 * much, is asked of Temporal alone (the IANA database). Between two changes a wall runs evenly (ECMA-262 §21.4.1.1 gives every day
 * 86 400 seconds, without leap seconds), so that `wall = instant + offset` is exact. All changes and offsets since Liberia's
 * of January 1972 are in whole minutes.
 */
export function seasonsAround(timeZone: string, [from, to]: readonly [number, number]): Season[] {
  const seasons: Season[] = [];
  let start = Number.NEGATIVE_INFINITY;
  let at = instantAt(from - MARGIN);
  for (;;) {
    const stretch = stretchAt(at, timeZone);
    const offset = whole(stretch.offset / 60_000);
    if (stretch.until >= instantAt(to + MARGIN)) return [...seasons, { start, end: Number.POSITIVE_INFINITY, offset }];
    const end = minuteFrom(stretch.until);
    seasons.push({ start, end, offset });
    start = end;
    at = stretch.until;
  }
}

/**
 * The instant at which the wall reads `wall`, as Temporal's `compatible` has it (RFC 5545 §3.3.5 too): of two, the first; when
 * there is none, as long after the change as that time lies after the moment when the clock jumps.
 */
export function instantOf(wall: number, seasons: readonly Season[]): number {
  let before = 0;
  for (let i = 0; i < seasons.length; i++) {
    const season = seasons[i] as Season;
    const instant = wall - season.offset;
    if (instant < season.start) return wall - before;
    if (instant < season.end) return instant;
    before = season.offset;
  }
  return wall - before;
}

/** Whole minutes since the epoch: the first that is not before `epochMs`. */
export const minuteFrom = (epochMs: number): number => whole(Math.ceil(epochMs / 60_000));

/** Whole minutes since the epoch: the last that is not after `epochMs`. */
export const minuteTo = (epochMs: number): number => whole(Math.floor(epochMs / 60_000));

/** Epoch milliseconds. */
export const instantAt = (minute: number): number => minute * 60_000;

// A division leaves a float, even of whole value; this makes a small integer of it, for the years 1970 to 6053.
const whole = (number: number): number => number | 0;

// A wall time of the span, or of the day before or after it, lies well within: no offset reaches 24 hours.
const MARGIN = 4 * 24 * 60;

// The zones of the Republic. ICU opens its data in some 17 ms and each zone in one more, once in a process: that happens with the
// loading of this file, not in the first visitor's request. Any other zone works as well and is opened when it is first met.
const FRENCH_ZONES =
  'Europe/Paris America/Guadeloupe America/Martinique America/Cayenne America/Miquelon Indian/Reunion Indian/Mayotte Pacific/Noumea ' +
  'Pacific/Tahiti Pacific/Marquesas Pacific/Gambier Pacific/Wallis';
for (const timeZone of FRENCH_ZONES.split(' ')) seasonsAround(timeZone, [30_000_000, 30_000_000]);

/**
 * Half-open stretch in whole minutes: since the epoch for instants, since 1970-01-01T00:00 on a wall, or of a day.
 *
 * The engine counts in minutes because these are small integers, which V8 keeps in place; milliseconds of our century are not, and
 * collecting them one by one was half of the time of a first call.
 */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Flat pairs of numbers, in their order: `[1, 3, 5, 8]` is 1–3 and 5–8. */
export function pairs(flat: readonly number[]): Stretch[] {
  const read: Stretch[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) read.push({ start: flat[i] as number, end: flat[i + 1] as number });
  return read;
}

/** Sorted and disjoint: those that overlap or only touch are one. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  let last: Stretch | undefined;
  for (const next of inOrder(stretches) ? stretches : [...stretches].sort((a, b) => a.start - b.start)) {
    if (last && next.start <= last.end) {
      last = { start: last.start, end: Math.max(last.end, next.end) };
      whole[whole.length - 1] = last;
    } else {
      last = next;
      whole.push(next);
    }
  }
  return whole;
}

/** What two sorted, disjoint lists have in common, in one sweep. */
export function meet(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const both: Stretch[] = [];
  let i = 0;
  let j = 0;
  let one = some[0];
  let other = others[0];
  while (one && other) {
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    if (start < end) both.push({ start, end });
    if (one.end < other.end) one = some[++i];
    else other = others[++j];
  }
  return both;
}

/** What a sorted, disjoint list leaves of everything. */
export function gaps(taken: readonly Stretch[]): Stretch[] {
  const free: Stretch[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const busy of taken) {
    free.push({ start, end: busy.start });
    start = busy.end;
  }
  free.push({ start, end: Number.POSITIVE_INFINITY });
  return free;
}

// Nearly always so; asking costs a tenth of sorting.
function inOrder(stretches: readonly Stretch[]): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const { start } of stretches) {
    if (start < last) return false;
    last = start;
  }
  return true;
}

/**
 * Half-open stretches of time as flat pairs, `[start, end, start, end, …]`, in whole minutes: since the epoch for instants, since
 * 1970-01-01T00:00 on a wall, or of a day.
 *
 * Flat and in minutes, because V8 keeps an array of small integers in place. Objects, or milliseconds of our century, are allocated
 * one by one, and collecting them was half of the time of a first call.
 */
export type Stretches = readonly number[];

/** Sorted and disjoint: those that overlap or only touch are one. */
export function joined(stretches: Stretches): number[] {
  const ordered = inOrder(stretches) ? stretches : sorted(stretches);
  const whole: number[] = [];
  let last = -1; // where the end of the latest stands
  for (let i = 0; i < ordered.length; i += 2) {
    const start = ordered[i]!;
    const end = ordered[i + 1]!;
    if (last > 0 && start <= whole[last]!) whole[last] = Math.max(whole[last]!, end);
    else last = whole.push(start, end) - 1;
  }
  return whole;
}

/** What two sorted, disjoint lists have in common, in one sweep. */
export function meet(some: Stretches, others: Stretches): number[] {
  const both: number[] = [];
  let i = 0;
  let j = 0;
  while (i < some.length && j < others.length) {
    const end = Math.min(some[i + 1]!, others[j + 1]!);
    const start = Math.max(some[i]!, others[j]!);
    if (start < end) both.push(start, end);
    if (some[i + 1] === end) i += 2;
    else j += 2;
  }
  return both;
}

/** What a sorted, disjoint list leaves of all time. */
export const gaps = (taken: Stretches): number[] => [FIRST, ...taken, LAST];

// Nearly always so; asking costs a tenth of sorting.
function inOrder(stretches: Stretches): boolean {
  for (let i = 2; i < stretches.length; i += 2) if (stretches[i]! < stretches[i - 2]!) return false;
  return true;
}

function sorted(stretches: Stretches): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < stretches.length; i += 2) pairs.push([stretches[i]!, stretches[i + 1]!]);
  return pairs.sort(([a], [b]) => a - b).flat();
}

// What 31 bits hold: all minutes of the years −2113 to 6052.
const FIRST = -(2 ** 31);
export const LAST = 2 ** 31 - 1;

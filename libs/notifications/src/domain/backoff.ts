import { later, minutes } from '#kernel';

/** How a message that was put off is tried again: after five seconds, then twice as long each time, a quarter of an hour at most; for half a day in all. */
const pauses = { first: 5_000, longest: minutes(15), most: 54 } as const;

/** When to try again after `tries` in vain, or null once it is enough. `chance`, from 0 to 1, keeps those that failed together apart. */
export function nextTry(tries: number, now: Date, chance: number): Date | null {
  if (tries >= pauses.most) return null;
  const pause = Math.min(pauses.longest, pauses.first * 2 ** (tries - 1));
  return later(now, Math.round(pause * (0.75 + chance / 2)));
}

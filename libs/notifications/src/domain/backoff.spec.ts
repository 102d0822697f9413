import { nextTry } from './backoff.js';

const now = new Date('2026-12-01T09:00:00Z');
const seconds = (tries: number, chance = 0.5): number => ((nextTry(tries, now, chance)?.getTime() ?? Number.NaN) - now.getTime()) / 1000;

describe('a message that was put off', () => {
  it('is tried again after a pause that doubles, up to a quarter of an hour', () => {
    expect([1, 2, 3, 4, 8, 9, 20].map((tries) => seconds(tries))).toEqual([5, 10, 20, 40, 640, 900, 900]);
  });

  it('does not meet again all that were put off with it', () => {
    expect([seconds(4, 0), seconds(4, 1)]).toEqual([30, 50]);
  });

  it('is tried for half a day, then no more', () => {
    const pauses = Array.from({ length: 53 }, (_, n) => seconds(n + 1));
    const hours = pauses.reduce((sum, pause) => sum + pause, 0) / 3600;
    expect(hours).toBeGreaterThan(11);
    expect(hours).toBeLessThan(13);
    expect(nextTry(54, now, 0.5)).toBeNull();
  });
});

import { isLate, type Pause, promisedOn } from './promise.js';

/** From Monday 23 November 2026: weekdays, without the 8th of December. */
const workdays = ['11-23', '11-24', '11-25', '11-26', '11-27', '11-30', '12-01', '12-02', '12-03', '12-04', '12-07', '12-09', '12-10'].map(
  (day) => `2026-${day}`,
);

describe('the promise of an answer', () => {
  it.each<[string, string, Pause[], string, string]>([
    ['counts five working days after the receipt', '2026-11-23', [], '2026-11-23', '2026-11-30'],
    ['counts from Monday what came on a Saturday', '2026-11-28', [], '2026-11-28', '2026-12-04'],
    ['leaves out a day off', '2026-12-01', [], '2026-12-01', '2026-12-09'],
    ['stands still while we wait', '2026-11-23', [pause('2026-11-24', '2026-11-27')], '2026-11-28', '2026-12-03'],
    ['moves on every day that we still wait', '2026-11-23', [pause('2026-11-24', null)], '2026-12-01', '2026-12-07'],
    [
      'adds up what we waited for twice',
      '2026-11-23',
      [pause('2026-11-23', '2026-11-24'), pause('2026-11-25', '2026-11-26')],
      '2026-11-26',
      '2026-12-02',
    ],
    ['is not moved by a question answered the same day', '2026-11-23', [pause('2026-11-24', '2026-11-24')], '2026-11-24', '2026-11-30'],
  ])('%s', (...[, on, pauses, today, promised]) => {
    expect(promisedOn({ on, pauses }, workdays, today)).toBe(promised);
  });

  it.each([
    ['2026-11-30', [], false],
    ['2026-12-01', [], true],
    ['2026-12-01', [pause('2026-11-24', null)], false],
    ['2026-12-10', [pause('2026-12-02', null)], true],
  ])('on %s, with the pauses %j, is late: %s', (today, pauses, late) => {
    expect(isLate({ on: '2026-11-23', pauses }, workdays, today)).toBe(late);
  });
});

function pause(from: string, to: string | null): Pause {
  return { from, to };
}

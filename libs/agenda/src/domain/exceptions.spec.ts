import { isAwayDuring } from './exceptions.js';

describe('being away', () => {
  const absences = [
    { from: '2026-12-01', to: '2026-12-03', windows: [] },
    { from: '2026-12-04', to: '2026-12-04', windows: [540, 720] },
  ];

  it.each([
    ['on the first day', '2026-12-01T09:00:00Z', true],
    ['on the last day', '2026-12-03T09:00:00Z', true],
    ['on the day after', '2026-12-05T09:00:00Z', false],
    ['in the hours worked all the same', '2026-12-04T10:15:00Z', false],
    ['half out of them', '2026-12-04T10:30:00Z', true],
    ['by the calendar of the person, not of Greenwich', '2026-11-30T23:30:00Z', true],
  ])('%s', (_, start, away) => {
    const begins = new Date(start);
    expect(isAwayDuring(absences, { start: begins, end: new Date(begins.getTime() + 45 * 60_000) }, 'Europe/Paris')).toBe(away);
  });
});

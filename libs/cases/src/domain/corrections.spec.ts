import { askedUntil, lastDayToAsk } from './corrections.js';

describe('minutes are said to be wrong', () => {
  it.each([
    ['in Paris, in winter', '2026-12-01T10:00:00Z', 'Europe/Paris', '2026-12-16', '2026-12-16T23:00:00.000Z'],
    ['in Paris, when an hour is lost', '2027-03-20T22:59:59Z', 'Europe/Paris', '2027-04-04', '2027-04-04T22:00:00.000Z'],
    ['in Paris, when an hour is won', '2027-10-20T22:00:00Z', 'Europe/Paris', '2027-11-05', '2027-11-05T23:00:00.000Z'],
    ['in Mayotte, where it is tomorrow', '2026-12-01T22:00:00Z', 'Indian/Mayotte', '2026-12-17', '2026-12-17T21:00:00.000Z'],
    ['in Papeete, where it is yesterday', '2026-12-01T08:00:00Z', 'Pacific/Tahiti', '2026-12-15', '2026-12-16T10:00:00.000Z'],
  ])('for fifteen days, to the end of the last: %s', (...[, sentAt, timeZone, day, until]) => {
    expect(`${lastDayToAsk(new Date(sentAt), timeZone)}`).toBe(day);
    expect(askedUntil(new Date(sentAt), timeZone).toISOString()).toBe(until);
  });
});

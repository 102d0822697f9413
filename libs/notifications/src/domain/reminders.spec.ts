import { localStamp } from '#kernel';
import { advisorDayOf, dateNumbered, dayNumber, nextDaily, nextMorning, remindersOf, stillServes } from './reminders.js';

const paris = 'Europe/Paris';

describe('the reminders of an appointment', () => {
  // its start and when its requester last heard of it, their clock → what they are reminded of, as their clock reads then
  it.each<[string, [string, string], string, string[]]>([
    ['booked weeks before', ['2026-12-10T09:00:00Z', '2026-11-20T08:00:00Z'], paris, ['2026-12-08T09:00+01:00', '2026-12-10T09:00+01:00']],
    ['booked 30 h before', ['2026-12-10T09:00:00Z', '2026-12-09T03:00:00Z'], paris, ['2026-12-10T09:00+01:00']],
    ['booked 5 h before', ['2026-12-10T13:00:00Z', '2026-12-10T08:00:00Z'], paris, ['2026-12-10T13:00+01:00']],
    ['booked 50 min before', ['2026-12-10T13:00:00Z', '2026-12-10T12:10:00Z'], paris, []],
    ['booked 110 min before', ['2026-12-10T13:00:00Z', '2026-12-10T11:10:00Z'], paris, []],
    ['booked two days before, at dawn', ['2026-12-10T09:00:00Z', '2026-12-08T06:00:00Z'], paris, ['2026-12-10T09:00+01:00']],
    [
      'booked the evening before that',
      ['2026-12-10T09:00:00Z', '2026-12-07T21:00:00Z'],
      paris,
      ['2026-12-08T09:00+01:00', '2026-12-10T09:00+01:00'],
    ],
    // Paris, 28 March 2027: 2 h becomes 3 h
    [
      'across the change of March, Paris',
      ['2027-03-29T08:00:00Z', '2027-03-01T08:00:00Z'],
      paris,
      ['2027-03-27T09:00+01:00', '2027-03-29T09:00+02:00'],
    ],
    [
      'on the day of the change of March, Paris',
      ['2027-03-28T08:00:00Z', '2027-03-01T08:00:00Z'],
      paris,
      ['2027-03-26T09:00+01:00', '2027-03-28T09:00+02:00'],
    ],
    [
      'in the hour after the change of March, Paris',
      ['2027-03-28T01:30:00Z', '2027-03-01T08:00:00Z'],
      paris,
      ['2027-03-26T09:00+01:00', '2027-03-28T01:30+01:00'],
    ],
    // Paris, 31 October 2027: 3 h becomes 2 h
    [
      'across the change of October, Paris',
      ['2027-11-01T09:00:00Z', '2027-10-01T08:00:00Z'],
      paris,
      ['2027-10-30T09:00+02:00', '2027-11-01T09:00+01:00'],
    ],
    [
      'on the day of the change of October, Paris',
      ['2027-10-31T09:00:00Z', '2027-10-01T08:00:00Z'],
      paris,
      ['2027-10-29T09:00+02:00', '2027-10-31T09:00+01:00'],
    ],
    [
      'Mayotte, where the clock never changes',
      ['2027-03-29T05:00:00Z', '2027-03-01T08:00:00Z'],
      'Indian/Mayotte',
      ['2027-03-27T09:00+03:00', '2027-03-29T07:00+03:00'],
    ],
    // Miquelon, 14 March and 7 November 2027
    [
      'Miquelon in March',
      ['2027-03-15T13:00:00Z', '2027-03-01T08:00:00Z'],
      'America/Miquelon',
      ['2027-03-13T09:00-03:00', '2027-03-15T10:00-02:00'],
    ],
    [
      'Miquelon in November',
      ['2027-11-08T13:00:00Z', '2027-10-20T08:00:00Z'],
      'America/Miquelon',
      ['2027-11-06T09:00-02:00', '2027-11-08T09:00-03:00'],
    ],
  ])('%s', (_case, [start, heardAt], timeZone, expected) => {
    const due = remindersOf({ start: new Date(start), heardAt: new Date(heardAt), timeZone });
    expect(due.map(({ dueAt }) => minute(dueAt, timeZone))).toEqual(expected);
    expect(due.map(({ kind }) => kind)).toEqual(['two_days_before', 'one_hour_before'].slice(-due.length || 2));
  });

  it.each<[string, Parameters<typeof stillServes>[0], string, boolean]>([
    ['the one of two days, a day late', 'two_days_before', '2026-12-09T08:00:00Z', true],
    ['the one of two days, the evening before', 'two_days_before', '2026-12-09T22:59:00Z', true],
    ['the one of two days, on the day itself', 'two_days_before', '2026-12-09T23:00:00Z', false],
    ['the one of an hour, half an hour late', 'one_hour_before', '2026-12-10T08:30:00Z', true],
    ['the one of an hour, once it began', 'one_hour_before', '2026-12-10T09:00:00Z', false],
  ])('%s: whether it still serves', (_case, kind, now, expected) => {
    expect(stillServes(kind, { start: new Date('2026-12-10T09:00:00Z'), timeZone: paris }, new Date(now))).toBe(expected);
  });
});

describe('the day of an advisor', () => {
  it.each<[string, [string, string], string, string | null]>([
    ['in Paris', ['2026-12-10T09:00:00Z', '2026-12-01T08:00:00Z'], paris, '2026-12-10T07:30+01:00'],
    ['in Paris after the change of March', ['2027-03-28T09:00:00Z', '2027-03-01T08:00:00Z'], paris, '2027-03-28T07:30+02:00'],
    ['in Paris after the change of October', ['2027-10-31T09:00:00Z', '2027-10-01T08:00:00Z'], paris, '2027-10-31T07:30+01:00'],
    [
      'in Martinique, where the evening of Paris is noon',
      ['2026-12-10T18:00:00Z', '2026-12-01T08:00:00Z'],
      'America/Martinique',
      '2026-12-10T07:30-04:00',
    ],
    [
      'in La Réunion, where the evening of Paris is tomorrow',
      ['2026-12-10T21:00:00Z', '2026-12-01T08:00:00Z'],
      'Indian/Reunion',
      '2026-12-11T07:30+04:00',
    ],
    ['heard of after the mail of that day', ['2026-12-10T13:00:00Z', '2026-12-10T06:30:00Z'], paris, null],
  ])('%s', (_case, [start, heardAt], timeZone, expected) => {
    const day = advisorDayOf({ start: new Date(start), heardAt: new Date(heardAt), timeZone });
    expect(day && minute(day.dueAt, timeZone)).toBe(expected);
  });

  it('has a number of its own', () => {
    expect(dayNumber('2026-12-01')).toBe(20261201);
    expect(dateNumbered(20261201)).toBe('2026-12-01');
  });
});

it('waits for nine in the morning, the day after, on the clock of whoever reads', () => {
  expect(minute(nextMorning(new Date('2026-12-09T23:30:00Z'), paris), paris)).toBe('2026-12-11T09:00+01:00');
  expect(minute(nextMorning(new Date('2027-03-27T10:00:00Z'), paris), paris)).toBe('2027-03-28T09:00+02:00');
});

it.each([
  ['2026-12-09T06:59:59Z', paris, '2026-12-09T08:00+01:00'],
  ['2026-12-09T07:00:00Z', paris, '2026-12-10T08:00+01:00'],
  ['2027-03-27T10:00:00Z', paris, '2027-03-28T08:00+02:00'],
  ['2027-10-30T10:00:00Z', paris, '2027-10-31T08:00+01:00'],
  ['2027-03-28T04:00:00Z', 'Indian/Mayotte', '2027-03-28T08:00+03:00'],
  ['2027-03-13T12:00:00Z', 'America/Miquelon', '2027-03-14T08:00-02:00'],
])('waits from %s in %s for the next eight in the morning', (now, timeZone, due) => {
  expect(minute(nextDaily(new Date(now), timeZone), timeZone)).toBe(due);
});

/** `2026-12-08T09:00+01:00` */
const minute = (instant: Date, timeZone: string): string => localStamp(instant, timeZone).replace(/:00([+-].*)\[.*$/, '$1');

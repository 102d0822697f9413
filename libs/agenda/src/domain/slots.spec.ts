import { days, zoned } from '#kernel';
import { type AdvisorAgenda, freeSlots, type SlotRules, union } from './slots.js';

const day = (date: string, offset = '+02:00') => ({ from: `${date}T00:00${offset}`, to: `${date}T23:59${offset}` });
const tuesday = '2026-06-09';

describe('free slots', () => {
  it('start on the grid and lie wholly in an opening', () => {
    expect(free({ weekly: weekday(2, '09:15', '11:00') }, day(tuesday))).toEqual(['09:30', '10:00']);
  });

  it('count the grid from each hour', () => {
    const weekly = weekday(2, '09:00', '12:00');
    expect(free({ weekly }, { ...day(tuesday), stepMinutes: 20, durationMinutes: 120 })).toEqual(['09:00', '09:20', '09:40', '10:00']);
    expect(free({ weekly }, { ...day(tuesday), stepMinutes: 45, durationMinutes: 75 })).toEqual(['09:00', '09:45', '10:00', '10:45']);
    expect(free({ weekly }, { ...day(tuesday), stepMinutes: 90, durationMinutes: 60 })).toEqual(['09:00', '10:00', '11:00']);
  });

  it('end with her role, what goes after an appointment included', () => {
    const day = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
    const tuesday = { weekly: [2, 540, 720], until: Date.parse('2026-11-24T10:15:00Z') };
    expect(free(tuesday, day)).toEqual(['09:00', '09:30', '10:00']);
    expect(free(tuesday, { ...day, afterMinutes: 15 })).toEqual(['09:00', '09:30', '10:00']);
    expect(free(tuesday, { ...day, afterMinutes: 16 })).toEqual(['09:00', '09:30']);
    expect(free({ ...tuesday, until: Date.parse('2026-11-23T23:00:00Z') }, day)).toEqual([]);
    expect(free({ ...tuesday, until: null }, day)).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00']);
  });

  it('join openings that touch or overlap, and name no start twice', () => {
    const weekly = [...weekday(2, '10:00', '11:00'), ...weekday(2, '09:00', '10:00'), ...weekday(2, '09:30', '10:30')];
    expect(free({ weekly }, day(tuesday))).toEqual(['09:00', '09:30', '10:00']);
  });

  it('run across midnight where one day ends at 24:00 and the next begins at 00:00', () => {
    const weekly = [...weekday(2, '22:30', '24:00'), ...weekday(3, '00:00', '01:00')];
    expect(free({ weekly }, { from: '2026-06-09T00:00+02:00', to: '2026-06-10T12:00+02:00' })).toEqual([
      '22:30',
      '23:00',
      '23:30',
      '00:00',
    ]);
  });

  it('lie wholly between the first and the last instant asked for', () => {
    const weekly = weekday(2, '09:00', '17:00');
    expect(free({ weekly }, { from: '2026-06-09T09:01+02:00', to: '2026-06-09T10:59+02:00' })).toEqual(['09:30']);
    expect(free({ weekly }, { from: '2026-06-09T09:00+02:00', to: '2026-06-09T10:00+02:00' })).toEqual(['09:00']);
    expect(free({ weekly }, { from: '2026-06-09T12:00+02:00', to: '2026-06-09T10:00+02:00' })).toEqual([]);
  });

  it('start after the notice, to the second', () => {
    const weekly = weekday(2, '09:00', '11:00');
    expect(free({ weekly }, { ...day(tuesday), earliest: '2026-06-09T09:30+02:00' })).toEqual(['09:30', '10:00']);
    expect(free({ weekly }, { ...day(tuesday), earliest: '2026-06-09T09:30:00.001+02:00' })).toEqual(['10:00']);
  });

  it('follow the exception of a date instead of its weekday', () => {
    const weekly = weekday(2, '09:00', '10:00');
    const exceptions = [{ date: tuesday, windows: [14 * 60, 15 * 60, 16 * 60, 17 * 60] }];
    expect(free({ weekly, exceptions }, day(tuesday))).toEqual(['14:00', '16:00']);
    expect(free({ weekly, exceptions: [{ date: tuesday, windows: [] }] }, day(tuesday))).toEqual([]);
    expect(free({ weekly, exceptions: [{ date: tuesday, windows: [] }, ...exceptions] }, day(tuesday))).toEqual(['14:00', '16:00']);
  });

  it('follow an opening of some weeks on its dates only, both included', () => {
    const dated = (first: string | null, last: string | null) => ({
      weekly: [],
      dated: [{ first, last, weekday: 2, start: 540, end: 600 }],
    });
    expect(free(dated(tuesday, tuesday), day(tuesday))).toEqual(['09:00']);
    expect(free(dated(null, '2026-06-08'), day(tuesday))).toEqual([]);
    expect(free(dated('2026-06-10', null), day(tuesday))).toEqual([]);
    expect(free({ ...dated(null, null), weekly: weekday(2, '10:00', '11:00') }, day(tuesday))).toEqual(['09:00', '09:30', '10:00']);
  });

  it('lie wholly in the hours of the territory', () => {
    const within = [
      interval('2026-06-09T08:00+02:00', '2026-06-09T10:00+02:00'),
      interval('2026-06-09T11:00+02:00', '2026-06-09T12:15+02:00'),
    ];
    expect(free({ weekly: weekday(2, '09:00', '17:00') }, { ...day(tuesday), within })).toEqual(['09:00', '11:00']);
    expect(free({ weekly: weekday(2, '09:00', '17:00') }, { ...day(tuesday), within: [] })).toEqual([]);
  });

  it('keep a slot that only touches an appointment', () => {
    const busy = pair('2026-06-09T10:00+02:00', '2026-06-09T11:00+02:00');
    expect(free({ weekly: weekday(2, '09:00', '12:00'), busy }, day(tuesday))).toEqual(['09:00', '11:00']);
  });

  it('keep what goes before and after the new appointment clear too', () => {
    const busy = pair('2026-06-09T11:00+02:00', '2026-06-09T12:00+02:00');
    const rules = { ...day(tuesday), durationMinutes: 30 };
    const weekly = weekday(2, '10:00', '13:00');
    expect(free({ weekly, busy }, { ...rules, afterMinutes: 15 })).toEqual(['10:00', '12:00', '12:30']);
    expect(free({ weekly, busy }, { ...rules, beforeMinutes: 15 })).toEqual(['10:00', '10:30', '12:30']);
  });

  it('accept busy times in any order, overlapping, to the second', () => {
    const busy = [
      ...pair('2026-06-09T13:00+02:00', '2026-06-09T13:30:01+02:00'),
      ...pair('2026-06-09T10:00+02:00', '2026-06-09T11:00+02:00'),
      ...pair('2026-06-09T10:30+02:00', '2026-06-09T10:45+02:00'),
    ];
    expect(free({ weekly: weekday(2, '10:00', '15:00'), busy }, day(tuesday))).toEqual(['11:00', '11:30', '12:00', '14:00']);
  });
});

describe('free slots around a change of the clocks', () => {
  const paris = 'Europe/Paris';
  const march = { ...day('2027-03-28'), timeZone: paris };
  const october = { ...day('2027-10-31', '+01:00'), timeZone: paris };
  const lordHowe = { timeZone: 'Australia/Lord_Howe', ...day('2027-10-03', '+11:00'), durationMinutes: 30 };

  it.each([
    ['an opening that the change of March shortens', march, ['01:00', '04:00'], ['01:00+01:00', '01:30+01:00', '03:00+02:00']],
    ['an opening that begins at a time that does not exist', march, ['02:30', '05:00'], ['03:30+02:00', '04:00+02:00']],
    ['an opening that ends at a time that does not exist', march, ['01:00', '02:30'], ['01:00+01:00', '01:30+01:00']],
    ['an opening that does not exist at all', march, ['02:00', '03:00'], []],
    ['an opening that would end before it begins', march, ['02:30', '03:00'], []],
    [
      'an opening that the change of October lengthens',
      october,
      ['01:00', '03:00'],
      ['01:00+02:00', '01:30+02:00', '02:00+02:00', '02:30+02:00', '02:00+01:00'],
    ],
    ['an opening that begins at a time that happens twice', october, ['02:30', '03:30'], ['02:30+02:00', '02:00+01:00', '02:30+01:00']],
    ['an opening that ends at a time that happens twice', october, ['01:00', '02:30'], ['01:00+02:00', '01:30+02:00']],
    ['a change of half an hour', lordHowe, ['01:00', '03:30'], ['01:00+10:30', '01:30+10:30', '02:30+11:00', '03:00+11:00']],
  ])('are right in %s', (_, { timeZone, ...rules }, [start, end], expected) => {
    expect(free({ timeZone, weekly: weekday(0, start as string, end as string) }, rules, 'offset')).toEqual(expected);
  });

  it.each([
    ['Europe/Paris', '2027-10-30', ['09:00+02:00', '09:00+01:00', '09:00+01:00']],
    ['Europe/Paris', '2027-03-27', ['09:00+01:00', '09:00+02:00', '09:00+02:00']],
    ['America/Miquelon', '2027-11-06', ['09:00-02:00', '09:00-03:00', '09:00-03:00']],
    ['Indian/Mayotte', '2027-10-30', ['09:00+03:00', '09:00+03:00', '09:00+03:00']],
    ['Pacific/Noumea', '2027-10-30', ['09:00+11:00', '09:00+11:00', '09:00+11:00']],
    ['Pacific/Marquesas', '2027-10-30', ['09:00-09:30', '09:00-09:30', '09:00-09:30']],
  ])('keep the local hour in %s from %s', (timeZone, date, expected) => {
    const everyDay = [0, 1, 2, 3, 4, 5, 6].flatMap((one) => weekday(one, '09:00', '10:00'));
    const threeDays = { from: `${date}T00:00Z`, to: new Date(Date.parse(date) + days(3)).toISOString() };
    expect(free({ timeZone, weekly: everyDay }, threeDays, 'offset')).toEqual(expected);
  });
});

describe('the starts of all advisors', () => {
  it('are in order and named once', () => {
    const all = new Map([
      ['a', [1, 3, 5]],
      ['b', [2, 3, 10]],
    ]);
    expect(union(all)).toEqual([1, 2, 3, 5, 10]);
    expect(union(new Map())).toEqual([]);
  });

  it('are found for each by their own clock', () => {
    const weekly = weekday(2, '09:00', '10:00');
    const found = freeSlots(
      [anAdvisor({ id: 'paris', weekly }), anAdvisor({ id: 'mayotte', timeZone: 'Indian/Mayotte', weekly })],
      aRule(day(tuesday)),
    );
    expect([...found]).toEqual([
      ['paris', [Date.parse('2026-06-09T07:00Z')]],
      ['mayotte', [Date.parse('2026-06-09T06:00Z')]],
    ]);
  });
});

type Asked = Omit<Partial<SlotRules>, 'from' | 'to' | 'earliest'> & { from: string; to: string; earliest?: string };

/** The starts as the advisor's clock shows them. */
function free(advisor: Partial<AdvisorAgenda>, asked: Asked, offset?: 'offset'): string[] {
  const agenda = anAdvisor(advisor);
  const clock = (start: number) => zoned(start, agenda.timeZone).toString({ timeZoneName: 'never' });
  const found = freeSlots([agenda], aRule(asked)).get(agenda.id) ?? [];
  return found.map((start) => (offset ? clock(start).replace(/.*T(\d\d:\d\d):00/, '$1') : clock(start).slice(11, 16)));
}

const anAdvisor = (facts: Partial<AdvisorAgenda>): AdvisorAgenda => ({
  id: 'advisor',
  timeZone: 'Europe/Paris',
  weekly: [],
  exceptions: [],
  busy: [],
  ...facts,
});

const aRule = ({ from, to, earliest, ...facts }: Asked): SlotRules => ({
  durationMinutes: 60,
  stepMinutes: 30,
  beforeMinutes: 0,
  afterMinutes: 0,
  ...facts,
  from: Date.parse(from),
  to: Date.parse(to),
  earliest: Date.parse(earliest ?? from),
});

const clockMinutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const weekday = (number: number, start: string, end: string) => [number, clockMinutes(start), clockMinutes(end)];
const pair = (start: string, end: string) => [Date.parse(start), Date.parse(end)];
const interval = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) });

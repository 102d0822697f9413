import fc from 'fast-check';
import { type Interval, minutes, Temporal, zoned } from '#kernel';
import { type AdvisorAgenda, freeSlots, type SlotRules } from './slots.js';

/** Dates on which a clock changes, or its neighbours' do: Cairo's at midnight, Lord Howe's by half an hour. */
const places = [
  ['Europe/Paris', '2027-03-28'],
  ['Europe/Paris', '2027-10-31'],
  ['Indian/Mayotte', '2027-03-28'],
  ['America/Miquelon', '2027-03-14'],
  ['America/Miquelon', '2027-11-07'],
  ['Pacific/Marquesas', '2027-03-28'],
  ['Pacific/Noumea', '2027-10-31'],
  ['Africa/Cairo', '2027-04-30'],
  ['Australia/Lord_Howe', '2027-04-04'],
] as const;

describe('the slot engine, whatever the agenda', () => {
  it.each(places)('finds in %s around %s every start that the rules allow, and no other', (timeZone, date) => {
    fc.assert(
      fc.property(agendaAround(timeZone, date), rulesAround(date), (agenda, rules) => {
        expect(found(agenda, rules)).toEqual(everyMinuteTried(agenda, rules));
      }),
      { seed: 2027, numRuns: 12 },
    );
  });

  it('never gains a slot by a booking', () => {
    const [timeZone, date] = places[0];
    fc.assert(
      fc.property(agendaAround(timeZone, date), rulesAround(date), busyAround(date), (agenda, rules, booking) => {
        const before = new Set(found(agenda, rules));
        const after = found({ ...agenda, busy: [...agenda.busy, ...booking] }, rules);
        expect(after.filter((start) => !before.has(start))).toEqual([]);
      }),
      { seed: 2027, numRuns: 300 },
    );
  });
});

const found = (agenda: AdvisorAgenda, rules: SlotRules) => freeSlots([agenda], rules).get(agenda.id) ?? [];

/** The rules as they are written, minute by minute and with Temporal alone: slow, and owing nothing to the engine. */
function everyMinuteTried(agenda: AdvisorAgenda, rules: SlotRules): number[] {
  const open = openMinutes(agenda, rules);
  const allowed = (start: number) => {
    const slot = { start, end: start + minutes(rules.durationMinutes) };
    return (
      start >= rules.earliest &&
      slot.start >= rules.from &&
      slot.end <= rules.to &&
      (rules.within ?? [slot]).some((hours) => hours.start <= slot.start && slot.end <= hours.end) &&
      !meetsBusy([...agenda.busy], { start: slot.start - minutes(rules.beforeMinutes), end: slot.end + minutes(rules.afterMinutes) }) &&
      minutesOf(slot).every((minute) => open.has(minute)) &&
      zoned(start, agenda.timeZone).minute % rules.stepMinutes === 0
    );
  };
  return [...open].filter(allowed).sort((a, b) => a - b);
}

function openMinutes({ timeZone, weekly, exceptions }: AdvisorAgenda, { from, to }: SlotRules): Set<number> {
  const open = new Set<number>();
  const last = zoned(to, timeZone).toPlainDate().add({ days: 1 });
  for (
    let date = zoned(from, timeZone).toPlainDate().subtract({ days: 1 });
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  ) {
    const usual = triples(weekly).filter(([weekday]) => weekday === date.dayOfWeek % 7);
    const exception = exceptions.findLast((one) => one.date === date.toString());
    const windows = exception ? pairsOf(exception.windows) : usual.map(([, start, end]) => [start, end]);
    for (const [start, end] of windows) {
      for (const minute of minutesOf({ start: onTheWall(date, start as number, timeZone), end: onTheWall(date, end as number, timeZone) }))
        open.add(minute);
    }
  }
  return open;
}

function onTheWall(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  const time = date.toPlainDateTime().add({ minutes: minute });
  return time.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function minutesOf({ start, end }: Interval): number[] {
  const all: number[] = [];
  for (let minute = start; minute < end; minute += minutes(1)) all.push(minute);
  return all;
}

const meetsBusy = (busy: readonly number[], occupied: Interval) =>
  pairsOf(busy).some(([start, end]) => (start as number) < occupied.end && occupied.start < (end as number));

const pairsOf = (flat: readonly number[]) => flat.flatMap((start, i) => (i % 2 === 0 ? [[start, flat[i + 1] as number]] : []));
const triples = (flat: readonly number[]) =>
  flat.flatMap((one, i) => (i % 3 === 0 ? [[one, flat[i + 1] as number, flat[i + 2] as number]] : []));

const windows = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]) => [start * 15, Math.min(1440, (start + length) * 15)]);

const agendaAround = (timeZone: string, date: string): fc.Arbitrary<AdvisorAgenda> =>
  fc.record({
    id: fc.constant('advisor'),
    timeZone: fc.constant(timeZone),
    weekly: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), windows), { minLength: 3, maxLength: 9 }).map((week) => week.flat(2)),
    exceptions: fc.array(fc.record({ date: nearDate(date), windows: fc.array(windows, { maxLength: 2 }).map((day) => day.flat()) }), {
      maxLength: 2,
    }),
    busy: fc.array(busyAround(date), { maxLength: 4 }).map((all) => all.flat()),
  });

const rulesAround = (date: string): fc.Arbitrary<SlotRules> =>
  fc.record(
    {
      durationMinutes: fc.integer({ min: 5, max: 120 }),
      stepMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60, 90),
      beforeMinutes: fc.constantFrom(0, 10),
      afterMinutes: fc.constantFrom(0, 15),
      earliest: nearInstant(date, -30, 0),
      from: nearInstant(date, -24, -12),
      to: nearInstant(date, 12, 36),
      within: fc.uniqueArray(nearInstant(date, -30, 40), { minLength: 2, maxLength: 6 }).map(disjoint),
    },
    { requiredKeys: ['durationMinutes', 'stepMinutes', 'beforeMinutes', 'afterMinutes', 'earliest', 'from', 'to'] },
  );

const disjoint = (cuts: number[]) =>
  pairsOf([...cuts].sort((a, b) => a - b))
    .filter(([, end]) => end !== undefined)
    .map(([start, end]) => ({ start: start as number, end: end as number }));

/** To the millisecond, that rounding be seen; hours from midnight UTC of the date. */
const nearInstant = (date: string, least: number, most: number) =>
  fc.oneof(
    fc.integer({ min: least * 60, max: most * 60 }).map((minute) => Date.parse(date) + minutes(minute)),
    fc.integer({ min: minutes(least * 60), max: minutes(most * 60) }).map((ms) => Date.parse(date) + ms),
  );

const nearDate = (date: string) => fc.integer({ min: -1, max: 1 }).map((days) => Temporal.PlainDate.from(date).add({ days }).toString());

const busyAround = (date: string) =>
  fc.tuple(nearInstant(date, -24, 36), fc.integer({ min: 1, max: minutes(180) })).map(([start, length]) => [start, start + length]);

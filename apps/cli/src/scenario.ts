import type { AdvisorAgenda, SlotRules } from '#agenda';
import { minutes } from '#kernel';
import { clockMinutes, date, type Field, instant, list, record, text, UnreadableScenario, whole, zone } from './scenario-fields.js';

/** What the engine is asked, read from a scenario's JSON; throws UnreadableScenario, whose message is a French sentence. */
export function readScenario(json: unknown): { advisors: AdvisorAgenda[]; rules: SlotRules } {
  const scenario = scenarioOf(json, '');
  const { durationMin, stepMin, minNoticeMin, gapMin } = scenario.session;
  refuseSpan(scenario.from, scenario.to);
  refuseTwice(scenario.advisors.map(({ id }) => id));
  return {
    advisors: scenario.advisors.map((advisor) => agendaOf(advisor, minutes(gapMin))),
    rules: {
      durationMinutes: durationMin,
      stepMinutes: stepMin,
      beforeMinutes: 0,
      afterMinutes: gapMin,
      earliest: scenario.now + minutes(minNoticeMin),
      from: scenario.from,
      to: scenario.to,
    },
  };
}

/** The gap is kept once on each side of a booking: after it because it is padded, before it because the slot occupies its own. */
function agendaOf({ id, timeZone, weekly, overrides, bookings }: Advisor, gap: number): AdvisorAgenda {
  refuseTwice(overrides.map((override) => override.date));
  return {
    id,
    timeZone,
    weekly: weekly.flatMap(({ days, start, end }) => days.flatMap((day) => [day, start, end])),
    exceptions: overrides.map(({ date, windows }) => ({ date, windows: windows.flatMap(({ start, end }) => [start, end]) })),
    busy: bookings.flatMap(({ start, end }) => [start, end + gap]),
  };
}

function refuseSpan(from: number, to: number): void {
  if (from > to) throw new UnreadableScenario('« to » précède « from ».');
  if (to - from > minutes(10 * YEAR)) throw new UnreadableScenario('De « from » à « to », il y a plus de dix ans.');
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UnreadableScenario(`« ${twice} » figure deux fois.`);
}

/** An interval must begin before it ends. */
const ordered =
  <T extends { start: number; end: number }>(field: Field<T>): Field<T> =>
  (value, at) => {
    const span = field(value, at);
    if (span.start >= span.end) throw new UnreadableScenario(`${at} : la fin ne suit pas le début.`);
    return span;
  };

const YEAR = 366 * 24 * 60; // in minutes

const startOfWindow = clockMinutes(24 * 60 - 1);
const endOfWindow = clockMinutes(24 * 60);

const advisorOf = record({
  id: text,
  timeZone: zone,
  weekly: list(ordered(record({ days: list(whole(0, 6)), start: startOfWindow, end: endOfWindow }))),
  overrides: list(record({ date, windows: list(ordered(record({ start: startOfWindow, end: endOfWindow }))) })),
  bookings: list(ordered(record({ start: instant, end: instant }))),
});
type Advisor = ReturnType<typeof advisorOf>;

const scenarioOf = record({
  id: text,
  now: instant,
  from: instant,
  to: instant,
  viewerTimeZone: zone,
  session: record({ durationMin: whole(1, YEAR), stepMin: whole(1, YEAR), minNoticeMin: whole(0, YEAR), gapMin: whole(0, YEAR) }),
  advisors: list(advisorOf),
});

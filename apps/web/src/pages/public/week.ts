import { timing } from '#appointments';
import { clockOf, days, frenchDate, frenchDay, frenchDayShort, hourAt, isDay, localDate, rfc3339, Temporal } from '#kernel';
import type { DayWords, HourWords, WeekWords } from '#views';
import { deskZone, hourElsewhere, weekWords } from './moments.fr.js';

export interface Shelf {
  /** Free starts of the week to show and of those that it leads to, epoch milliseconds, in order. */
  readonly starts: readonly number[];
  readonly timeZone: string;
  /** A date (`YYYY-MM-DD`) of the week asked for; the first free week when absent or empty. */
  readonly wanted?: string | undefined;
  readonly hrefOf: (monday: string) => string;
  readonly now: Date;
}

/** One week of free hours in words, Monday to Sunday on the territory's calendar; null when nothing is free at all. */
export function weekOf({ starts, timeZone, wanted, hrefOf, now }: Shelf): WeekWords | null {
  const weeks = byWeek(starts, timeZone);
  const mondays = [...weeks.keys()];
  const shown = mondays.find((monday) => monday >= mondayOf(wanted ?? '')) ?? mondays.at(-1);
  if (!shown) return null;
  const [at, hours] = [mondays.indexOf(shown), weeks.get(shown) ?? []];
  const link = (monday: string | undefined) =>
    monday === undefined ? null : { href: hrefOf(monday), span: weekWords(Temporal.PlainDate.from(monday)) };
  return {
    span: spanOf(shown),
    days: daysOf(hours, timeZone),
    count: hours.length,
    until: frenchDate(localDate(now.getTime() + timing.horizon, timeZone)),
    clock: clockOf(timeZone),
    previous: link(mondays[at - 1]),
    next: link(mondays[at + 1]),
  };
}

/** Empty when the text is no date. */
export function mondayOf(text: string): string {
  if (!isDay(text)) return '';
  const day = new Date(text);
  return localDate(day.getTime() - days((day.getUTCDay() + 6) % 7), 'UTC');
}

/** Week by week, by its Monday. */
function byWeek(starts: readonly number[], timeZone: string): Map<string, number[]> {
  const weeks = new Map<string, number[]>();
  for (const [date, those] of byDate(starts, timeZone)) {
    const key = mondayOf(date);
    weeks.set(key, [...(weeks.get(key) ?? []), ...those]);
  }
  return weeks;
}

function byDate(starts: readonly number[], timeZone: string): Map<string, number[]> {
  const dates = new Map<string, number[]>();
  for (const start of starts) {
    const date = localDate(start, timeZone);
    const those = dates.get(date);
    if (those) those.push(start);
    else dates.set(date, [start]);
  }
  return dates;
}

const daysOf = (starts: readonly number[], timeZone: string): DayWords[] =>
  [...byDate(starts, timeZone)].map(([date, those]) => ({
    day: frenchDayShort(date),
    hours: those.map((start) => hourOf(start, timeZone)),
  }));

const hourOf = (start: number, timeZone: string): HourWords => ({
  value: rfc3339(start),
  hour: hourAt(start, timeZone),
  other: hourElsewhere(start, timeZone, deskZone),
});

/** With its day: « mardi 1er décembre, 10 h ». */
export function datedHourOf(start: number, timeZone: string): HourWords {
  const words = hourOf(start, timeZone);
  return { ...words, hour: `${frenchDayShort(localDate(start, timeZone))}, ${words.hour}` };
}

function spanOf(first: string): string {
  const sunday = Temporal.PlainDate.from(first).add({ days: 6 });
  return `du ${frenchDayShort(first)} au ${frenchDay(sunday)}`;
}

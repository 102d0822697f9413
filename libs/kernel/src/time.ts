import { Temporal } from 'temporal-polyfill';

export { Temporal };

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

export const later = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);

/** The instant, or the next that has no fraction of a second: those who ask within one second ask the same. */
export const wholeSecond = (instant: Date): Date => new Date(Math.ceil(instant.getTime() / 1000) * 1000);

/** The instant as a clock on the wall of `timeZone` reads it. */
export const zoned = (instant: Date | number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(typeof instant === 'number' ? instant : instant.getTime()).toZonedDateTimeISO(timeZone);

/** RFC 3339 in UTC, to the second. */
export function rfc3339(instant: Date | number): string {
  const epoch = epochOf(instant);
  return isPlain(epoch) ? `${utcText(epoch)}Z` : new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** `2026-12-01T10:00:00+01:00[Europe/Paris]` (RFC 9557). */
export function localStamp(instant: Date | number, timeZone: string): string {
  const epoch = epochOf(instant);
  if (!isPlain(epoch)) return zoned(instant, timeZone).toString();
  const { offset, suffix } = stretchAt(epoch, timeZone);
  return `${utcText(epoch + offset)}${suffix}`;
}

/** The date (`YYYY-MM-DD`) on the wall of `timeZone`. */
export function localDate(instant: Date | number, timeZone: string): string {
  const offset = wallOffset(instant, timeZone);
  if (offset === null) return zoned(instant, timeZone).toPlainDate().toString();
  return dateText(Math.floor((epochOf(instant) + offset) / dayLength));
}

/** What a clock on the wall of `timeZone` reads, in hours and minutes. */
export function wallTime(instant: Date | number, timeZone: string): { readonly hour: number; readonly minute: number } {
  const offset = wallOffset(instant, timeZone);
  if (offset === null) return zoned(instant, timeZone);
  const wall = new Date(epochOf(instant) + offset);
  return { hour: wall.getUTCHours(), minute: wall.getUTCMinutes() };
}

/** Whether the calendar knows that day, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  // what it does not know is no number, or falls on a day of the next month
  const midnight = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/** The first instant of a date in a zone. */
export const startOfDay = (date: string | Temporal.PlainDate, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

/** Half-open, in epoch milliseconds: while it lasts, the wall shows `offset` milliseconds more than UTC. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly offset: number;
  /** `+01:00[Europe/Paris]` */
  readonly suffix: string;
}

const stretches = new Map<string, Stretch[]>();

/**
 * The stretch between two changes of a zone in which an instant lies. Temporal is slow, and a page of hours asks a thousand times:
 * between two changes a wall runs evenly, so that what Temporal said once is true of the whole stretch.
 */
export function stretchAt(epoch: number, timeZone: string): Stretch {
  const known = stretches.get(timeZone) ?? [];
  const found = known.find(({ from, until }) => from <= epoch && epoch < until);
  if (found) return found;
  const stretch = askedOfTemporal(epoch, timeZone);
  if (isUsual(epoch)) stretches.set(timeZone, [...known, stretch]);
  return stretch;
}

function askedOfTemporal(epoch: number, timeZone: string): Stretch {
  const clock = zoned(epoch, timeZone);
  const from = clock.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
  const until = clock.getTimeZoneTransition('next')?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const offset = clock.offsetNanoseconds / 1e6;
  return { from, until, offset, suffix: `${signed(offset)}[${timeZone}]` };
}

/** The years 1970 to 9999, whose dates have four digits and whose offsets are in whole minutes since 1972. */
const [earliest, latest] = [Date.UTC(1973, 0), Date.UTC(9999, 0)];

/** Null where it is not so simple: Temporal then answers itself. */
function wallOffset(instant: Date | number, timeZone: string): number | null {
  const epoch = epochOf(instant);
  return isUsual(epoch) ? stretchAt(epoch, timeZone).offset : null;
}

const epochOf = (instant: Date | number): number => (typeof instant === 'number' ? instant : instant.getTime());

const isUsual = (epoch: number): boolean => epoch >= earliest && epoch < latest;

/** To the second. */
const isPlain = (epoch: number): boolean => isUsual(epoch) && epoch % 1000 === 0;

const dayLength = days(1);

const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));

/** `T09:00:` for each minute of a day: a text of few pieces costs little. */
const minuteTexts = Array.from({ length: 1440 }, (_, n) => `T${twoDigits[Math.floor(n / 60)]}:${twoDigits[n % 60]}:`);

/** `2026-12-01T09:00:00`, as UTC has it. */
function utcText(epoch: number): string {
  const day = Math.floor(epoch / dayLength);
  const second = Math.floor((epoch - day * dayLength) / 1000);
  return `${dateText(day)}${minuteTexts[Math.floor(second / 60)]}${twoDigits[second % 60]}`;
}

const dates = new Map<number, string>();

/** `YYYY-MM-DD` of a day since the epoch; the days of some years are remembered, which are asked for again and again. */
function dateText(day: number): string {
  const known = dates.get(day);
  if (known) return known;
  const text = new Date(day * dayLength).toISOString().slice(0, 10);
  if (dates.size < 2_000) dates.set(day, text);
  return text;
}

/** `+01:00` */
function signed(offset: number): string {
  const whole = Math.abs(offset) / 60_000;
  const [hour, minute] = [Math.floor(whole / 60), whole % 60].map((part) => String(part).padStart(2, '0'));
  return `${offset < 0 ? '-' : '+'}${hour}:${minute}`;
}

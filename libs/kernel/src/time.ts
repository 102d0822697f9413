import { Temporal } from 'temporal-polyfill';

export { Temporal };

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => count * 86_400_000;

export const later = (instant: Date, milliseconds: number): Date => new Date(instant.getTime() + milliseconds);

/** The instant as a clock on the wall of `timeZone` reads it. */
export const zoned = (instant: Date | number, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(typeof instant === 'number' ? instant : instant.getTime()).toZonedDateTimeISO(timeZone);

/** RFC 3339 in UTC, to the second. */
export const rfc3339 = (instant: Date | number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

/** `2026-12-01T10:00:00+01:00[Europe/Paris]` (RFC 9557). */
export const localStamp = (instant: Date | number, timeZone: string): string => zoned(instant, timeZone).toString();

/** The date (`YYYY-MM-DD`) on the wall of `timeZone`. */
export const localDate = (instant: Date | number, timeZone: string): string => zoned(instant, timeZone).toPlainDate().toString();

/** The first instant of a date in a zone. */
export const startOfDay = (date: string | Temporal.PlainDate, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds);

import {
  frenchDate,
  frenchHour,
  frenchMoment,
  frenchSpan,
  hourAt,
  localDate,
  otherClock,
  placeOf,
  type Span,
  type Temporal,
  zoned,
} from '#kernel';
import type { Moment } from '#views';

/** The clock of the cell itself, shown beside the territory's where they differ. */
export const deskZone = 'Europe/Paris';

export const momentOf = (span: Span, timeZone: string, other: string): Moment => ({
  own: frenchSpan(span, timeZone),
  other: otherClock(span, timeZone, other),
});

/** « mardi 1er décembre 2026 à 10 h (heure de Mayotte) » */
export const startWords = (start: Date | number, timeZone: string): string => frenchMoment(start, timeZone);

/** « 8 h à Paris », « 22 h à Paris, la veille »; null when both clocks read the same. */
export function hourElsewhere(start: number, timeZone: string, other: string): string | null {
  const [here, there] = [localDate(start, timeZone), localDate(start, other)];
  const hour = hourAt(start, other);
  if (here === there && hour === hourAt(start, timeZone)) return null;
  const day = there === here ? '' : there < here ? ', la veille' : ', le lendemain';
  return `${hour} ${placeOf(other)}${day}`;
}

/** « du 7 au 13 décembre », « du 30 novembre au 6 décembre » */
export function weekWords(monday: Temporal.PlainDate): string {
  const [first, last] = [undated(monday), undated(monday.add({ days: 6 }))];
  const sameMonth = monday.month === monday.add({ days: 6 }).month;
  return `du ${sameMonth ? first.replace(/\u00a0.*/, '') : first} au ${last}`;
}

const undated = (date: Temporal.PlainDate): string => frenchDate(date).replace(/ \d{4}$/, '');

/** What time it is there on the next morning when Paris opens; null on the same clock. */
export function whenParisOpens(timeZone: string, now: Date): { hour: string; place: string } | null {
  if (timeZone === deskZone) return null;
  const morning = zoned(now, deskZone).toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: deskZone, plainTime: '09:00' });
  const there = morning.withTimeZone(timeZone);
  if (there.toPlainDateTime().equals(morning.toPlainDateTime())) return null;
  return { hour: frenchHour(there), place: placeOf(timeZone) };
}

/** « 45 minutes », « 1 heure », « 1 h 30 » */
export function lastingWords(minutes: number): string {
  if (minutes < 60) return `${minutes}\u00a0minutes`;
  if (minutes % 60 > 0) return frenchHour({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return minutes === 60 ? '1\u00a0heure' : `${minutes / 60}\u00a0heures`;
}

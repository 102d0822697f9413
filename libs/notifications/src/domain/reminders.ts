import { hours, later, localDate, Temporal, zoned } from '#kernel';

/** What is recalled to a requester about one appointment. */
export type ReminderKind = 'two_days_before' | 'one_hour_before';

/** An appointment as one who takes part knows it. */
export interface Occasion {
  readonly start: Date;
  /** The clock of the one who is reminded. */
  readonly timeZone: string;
  /** When they last heard of it: booked, moved or taken over. */
  readonly heardAt: Date;
}

export interface Due<K> {
  readonly kind: K;
  readonly dueAt: Date;
}

/** The day of an advisor who meets someone: a date of their calendar, and when they are told of it. */
export interface AdvisorDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly dueAt: Date;
}

/** On the clock of whoever reads. */
const morning = '09:00';
const beforeWork = '07:30';
const whenWorkBegins = '08:00';

/** What was just said is not said again. */
const breath = hours(1);

/** The reminders that make sense, the first one first: nothing on the day, or within the hour, of the news itself. */
export function remindersOf({ start, timeZone, heardAt }: Occasion): Due<ReminderKind>[] {
  const twoDays = at(dateOf(start, timeZone).subtract({ days: 2 }), morning, timeZone);
  const oneHour = later(start, -hours(1));
  return [
    ...(localDate(heardAt, timeZone) < localDate(twoDays, timeZone) ? [{ kind: 'two_days_before' as const, dueAt: twoDays }] : []),
    ...(later(heardAt, breath) <= oneHour ? [{ kind: 'one_hour_before' as const, dueAt: oneHour }] : []),
  ];
}

/** In the morning of that day (`YYYY-MM-DD`). */
export const actionsDueAt = (day: string, timeZone: string): Date => at(Temporal.PlainDate.from(day), morning, timeZone);

/** Null when the advisor heard of the appointment after the mail of that day. */
export function advisorDayOf({ start, timeZone, heardAt }: Occasion): AdvisorDay | null {
  const date = dateOf(start, timeZone);
  const dueAt = at(date, beforeWork, timeZone);
  return heardAt < dueAt ? { date: date.toString(), dueAt } : null;
}

/** When what waits from now on for the mail of the day leaves: the next time that it is eight there. */
export function nextDaily(now: Date, timeZone: string): Date {
  const today = at(dateOf(now, timeZone), whenWorkBegins, timeZone);
  return today > now ? today : at(dateOf(now, timeZone).add({ days: 1 }), whenWorkBegins, timeZone);
}

/** Late, a reminder of two days serves until the day itself begins, and that of an hour until the appointment does. */
export function stillServes(kind: ReminderKind, { start, timeZone }: Pick<Occasion, 'start' | 'timeZone'>, now: Date): boolean {
  return kind === 'two_days_before' ? localDate(now, timeZone) < localDate(start, timeZone) : now < start;
}

/** Whether the reminder of two days of an earlier appointment, of the same day and person, tells of this one as well. */
export const isToldWith = (start: Date, earlier: Occasion): boolean =>
  earlier.start < start && remindersOf(earlier).some(({ kind }) => kind === 'two_days_before');

/** The morning after, when what was held back that day may go. */
export const nextMorning = (now: Date, timeZone: string): Date => at(dateOf(now, timeZone).add({ days: 1 }), morning, timeZone);

/** 2026-12-01 → 20261201: the number under which a day is told once. */
export const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

/** 20261201 → 2026-12-01 */
export const dateNumbered = (number: number): string => String(number).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

const dateOf = (instant: Date, timeZone: string): Temporal.PlainDate => zoned(instant, timeZone).toPlainDate();

/** That time on the wall of the zone; one that the wall skips comes as much later. */
const at = (date: Temporal.PlainDate, time: string, timeZone: string): Date =>
  new Date(date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds);

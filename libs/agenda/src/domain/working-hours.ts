import { isDay, Temporal } from '#kernel';
import { type ExceptionDays, pairs } from './exceptions.js';

/** The same hours on several days of the week. */
export interface NewOpenings {
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: readonly number[];
  /** Of the day, on her clock; the end is not in it. */
  readonly startMinute: number;
  readonly endMinute: number;
  readonly modalities: readonly string[];
  /** `YYYY-MM-DD`, both included; null = no end on that side. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

const longestAbsence = 366;
const kinds = ['visio', 'phone', 'on_site'];

export function wrongInOpenings({ weekdays, startMinute, endMinute, modalities, firstDay, lastDay }: NewOpenings) {
  return brokenOf([
    [weekdays.length === 0 || weekdays.some((day) => !isWhole(day, 0, 6)), 'weekdays'],
    [!areHours(startMinute, endMinute), 'hours'],
    [modalities.length === 0 || modalities.some((kind) => !kinds.includes(kind)), 'modalities'],
    [firstDay !== null && !isUsualDay(firstDay), 'firstDay'],
    [lastDay !== null && !isUsualDay(lastDay), 'lastDay'],
    [isUsualDay(firstDay) && isUsualDay(lastDay) && (lastDay ?? '') < (firstDay ?? ''), 'lastBeforeFirst'],
  ] as const);
}

/** `today`: on her calendar. */
export function wrongInExceptions({ from, to, windows }: ExceptionDays, today: string) {
  if (!isUsualDay(from) || !isUsualDay(to)) return brokenOf([[!isUsualDay(from), 'from'] as const, [!isUsualDay(to), 'to'] as const]);
  return brokenOf([
    [to < from, 'toBeforeFrom'],
    [to < today, 'past'],
    [Temporal.PlainDate.from(from).until(to).days >= longestAbsence, 'tooLong'],
    [pairs(windows).some(([opens, closes]) => !areHours(opens, closes)), 'worked'],
  ] as const);
}

const brokenOf = <T extends string>(rules: readonly (readonly [broken: boolean, name: T])[]): T[] =>
  rules.filter(([broken]) => broken).map(([, name]) => name);

const isWhole = (n: number, least: number, most: number): boolean => Number.isInteger(n) && least <= n && n <= most;

const areHours = (start: number, end: number): boolean => isWhole(start, 0, 1439) && isWhole(end, 1, 1440) && start < end;

/** Of a year in which this service can be used. */
const isUsualDay = (text: string | null): boolean => /^2/.test(text ?? '') && isDay(text ?? '');

import { localDate, wallTime } from '#kernel';

/** Days (`YYYY-MM-DD`, both included) on which other hours hold than the weekly ones; none = away all day. */
export interface ExceptionDays {
  readonly from: string;
  readonly to: string;
  /** Flat pairs of minutes: start, end, start, end … */
  readonly windows: readonly number[];
}

/** Half-open. */
interface Span {
  readonly start: Date;
  readonly end: Date;
}

/** Whether the person is away for a part of it, her calendar being that of `timeZone`. */
export function isAwayDuring(absences: readonly ExceptionDays[], { start, end }: Span, timeZone: string): boolean {
  const day = localDate(start, timeZone);
  const absence = absences.find(({ from, to }) => from <= day && day <= to);
  if (!absence) return false;
  const first = minuteOf(start, timeZone);
  const last = first + (end.getTime() - start.getTime()) / 60_000;
  return !pairs(absence.windows).some(([opens, closes]) => opens <= first && last <= closes);
}

export const pairs = (windows: readonly number[]): [number, number][] =>
  windows.flatMap((opens, i) => (i % 2 === 0 ? [[opens, windows[i + 1] ?? opens] as [number, number]] : []));

function minuteOf(instant: Date, timeZone: string): number {
  const { hour, minute } = wallTime(instant, timeZone);
  return hour * 60 + minute;
}

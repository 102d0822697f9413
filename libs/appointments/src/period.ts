import { days, InvalidInput, localDate } from '#kernel';
import { timing } from './domain/timing.js';

/** Dates of the territory's calendar, both included; left out: today and the thirty days after. */
export interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly wide: boolean;
}

/** The dates asked for, or the usual ones; refused when they run backwards or too far. */
export function judged({ from, to }: Period, timeZone: string, now: Date): { from: string; to: string } {
  const first = from ?? localDate(now, timeZone);
  const last = to ?? localDate(Date.parse(first) + days(timing.usualDays), 'UTC');
  const wrong = (detail: string) => new InvalidInput([{ pointer: '/to', detail }]);
  // dates are midnights of UTC here, whose days are all of one length
  const length = Date.parse(last) - Date.parse(first);
  if (length < 0) throw wrong('La date de fin précède la date de début.');
  if (length > days(timing.mostDays)) throw wrong('La période dépasse 92 jours.');
  return { from: first, to: last };
}

/** What of these dates is ever offered, from today to the horizon; null when nothing is: no calendar is computed for the year 6053. */
export function withinReach({ from, to }: { from: string; to: string }, timeZone: string, now: Date): { from: string; to: string } | null {
  const [today, last] = [localDate(now, timeZone), localDate(now.getTime() + timing.horizon, timeZone)];
  // four-digit years stand in the order of their texts, and what comes after them is past the horizon either way
  const [first, end] = [from > today ? from : today, to < last ? to : last];
  return first > end ? null : { from: first, to: end };
}

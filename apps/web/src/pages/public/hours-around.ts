import { timing } from '#appointments';
import { localDate, Temporal, zoned } from '#kernel';
import { mondayOf } from './week.js';

/** Dates, both included. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** Of an offer, what a page of hours needs. */
export interface FreeHours {
  readonly timeZone: string;
  /** In order. */
  readonly items: readonly { readonly start: number }[];
  readonly requestOnly: boolean;
}

/** Some date of the week asked for, on a calendar; empty for the first week that has anything. */
type Wanted = (timeZone: string) => string;

/**
 * The free hours of the week asked for and of the weeks that its page leads to. A few weeks are computed, not thirteen; only where one
 * of them has nothing is all looked through that can be booked.
 */
export async function hoursAround(load: (dates: Dates) => Promise<FreeHours>, wanted: Wanted, now: Date): Promise<FreeHours> {
  const whole = wholePeriod(now);
  const mondayIn = (timeZone: string) => mondayOf(clamped(wanted(timeZone) || whole.from, whole));
  const guessed = mondayIn('UTC');
  // when no week is asked for, the first may be over for whoever must be asked two days before
  const ahead = wanted('UTC') ? 13 : 20;
  const near = { from: clamped(shifted(guessed, -7), whole), to: clamped(shifted(guessed, ahead), whole) };
  const offer = await load(near);
  if (offer.requestOnly || leadsOn(weeksOf(offer), mondayIn(offer.timeZone), near, whole)) return offer;
  return load(whole);
}

/** Whether the week to show is there, and each neighbour, unless nothing lies beyond. */
function leadsOn(weeks: readonly string[], asked: string, near: Dates, whole: Dates): boolean {
  const shown = weeks.findIndex((monday) => monday >= asked);
  if (shown < 0) return false;
  return (shown > 0 || near.from === whole.from) && (shown < weeks.length - 1 || near.to === whole.to);
}

const weeksOf = ({ items, timeZone }: FreeHours): string[] => [
  ...new Set([...new Set(items.map(({ start }) => localDate(start, timeZone)))].map(mondayOf)),
];

/** From today to the horizon, on the earliest of calendars. */
function wholePeriod(now: Date): Dates {
  const from = zoned(now, 'UTC').toPlainDate().toString();
  return { from, to: shifted(from, timing.mostDays) };
}

const shifted = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

// dates of four-digit years stand in the order of their texts
const clamped = (date: string, { from, to }: Dates): string => (date < from ? from : date > to ? to : date);

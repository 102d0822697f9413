import { days, hours, minutes } from '#kernel';

/** When appointments can be had. Configuration of the service, in one place. */
export const timing = {
  /** Between asking and the start. */
  notice: hours(48),
  /** How far ahead slots are offered. */
  horizon: days(92),
  stepMinutes: 30,
  /** Kept free before and after each appointment: the gap between two is the one's *after* plus the other's *before*. */
  beforeMinutes: 0,
  afterMinutes: 15,
  /** When « Rejoindre » opens. */
  joinEarly: minutes(15),
  /** How long one waits before it is said that people did not meet. */
  patienceMinutes: 10,
  /** How long a link outlives its appointment. */
  linkOutlives: days(30),
  /** Days offered when nobody says until when. */
  usualDays: 30,
  mostDays: 92,
} as const;

/** The hours of a territory's clock in which it is offered slots, in minutes of its day. */
export const usualHours = { opens: 8 * 60, closes: 19 * 60 };
export const wideHours = { opens: 6 * 60 + 30, closes: 21 * 60 };

/** A cancellation within the notice is recorded as late; nobody is blamed for it. */
export const isLate = (start: Date, now: Date): boolean => start.getTime() - now.getTime() < timing.notice;

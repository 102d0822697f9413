import { hours, later, localDate } from '#kernel';
import { cancels, isOutsideBudget, isUnasked, type MessageKind } from './kinds.js';
import { nextMorning } from './reminders.js';

/** Mails that one unproven address gets in a day, at most; the last of them is kept for a cancellation. */
const most = 5;
const mostOthers = most - 1;
const day = hours(24);

export interface Mailed {
  readonly kind: MessageKind;
  readonly at: Date;
}

/** Null when the mail may go now; else the instant from which it may. `mailed`: what that address was sent, in any order. */
export function heldUntil(kind: MessageKind, mailed: readonly Mailed[], now: Date): Date | null {
  const recent = mailed.filter((mail) => mail.at > later(now, -day) && !isOutsideBudget(mail.kind));
  const waits = [roomAt(recent, most)];
  if (!cancels(kind))
    waits.push(
      roomAt(
        recent.filter((mail) => !cancels(mail.kind)),
        mostOthers,
      ),
    );
  const latest = Math.max(...waits);
  return latest > now.getTime() ? new Date(latest) : null;
}

/** What else is known of an address, for what nobody asked for. */
export interface AddressDay {
  readonly timeZone: string;
  readonly mailed: readonly Mailed[];
  /** When reminders of an hour are due there. */
  readonly hoursBefore: readonly Date[];
}

/**
 * Null when a reminder may go now; else the next morning: one message that nobody asked for, per person and day. The one of an
 * hour matters most, so the others leave it the day.
 */
export function heldUntilMorning(kind: MessageKind, { timeZone, mailed, hoursBefore }: AddressDay, now: Date): Date | null {
  if (!isUnasked(kind)) return null;
  const isToday = (at: Date) => localDate(at, timeZone) === localDate(now, timeZone);
  const isTaken = mailed.some((mail) => isUnasked(mail.kind) && isToday(mail.at));
  return isTaken || (kind !== 'one_hour_before' && hoursBefore.some(isToday)) ? nextMorning(now, timeZone) : null;
}

/** When fewer than `limit` of these will be less than a day old, in epoch milliseconds. */
function roomAt(mailed: readonly Mailed[], limit: number): number {
  const instants = mailed.map(({ at }) => at.getTime()).sort((a, b) => a - b);
  const leaving = instants[instants.length - limit];
  return leaving === undefined ? 0 : leaving + day;
}

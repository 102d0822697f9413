import { hours, later } from '#kernel';
import { cancels, type MessageKind } from './kinds.js';

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
  const recent = mailed.filter(({ at }) => at > later(now, -day));
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

/** When fewer than `limit` of these will be less than a day old, in epoch milliseconds. */
function roomAt(mailed: readonly Mailed[], limit: number): number {
  const instants = mailed.map(({ at }) => at.getTime()).sort((a, b) => a - b);
  const leaving = instants[instants.length - limit];
  return leaving === undefined ? 0 : leaving + day;
}

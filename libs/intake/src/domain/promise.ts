/** Working days of the desk within which it answers. */
export const answeredWithin = 5;

/** A stretch in which we waited for what we asked; dates of the desk's calendar, null while it lasts. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

export interface Received {
  readonly on: string;
  readonly pauses: readonly Pause[];
}

/** How many of these days, in order, are not after that one. */
const rank = (workdays: readonly string[], day: string): number => workdays.filter((each) => each <= day).length;

/** Working days that we waited for them: from the day after we asked to the day they answered. */
const paused = ({ pauses }: Received, workdays: readonly string[], today: string): number =>
  pauses.reduce((sum, { from, to }) => sum + rank(workdays, to ?? today) - rank(workdays, from), 0);

/** The last day on which the answer keeps the promise; `workdays` reach from the receipt to well after it. */
export const promisedOn = (received: Received, workdays: readonly string[], today: string): string | null =>
  workdays[rank(workdays, received.on) + answeredWithin + paused(received, workdays, today) - 1] ?? null;

/** Whether that day has passed. */
export const isLate = (received: Received, workdays: readonly string[], today: string): boolean =>
  rank(workdays, today) - rank(workdays, received.on) - paused(received, workdays, today) > answeredWithin;

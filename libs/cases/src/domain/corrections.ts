import { localDate, startOfDay, Temporal } from '#kernel';

/** The last day on which minutes sent at that instant may be said to be wrong, on the collectivité's calendar: the fifteenth after. */
export const lastDayToAsk = (sentAt: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.PlainDate.from(localDate(sentAt, timeZone)).add({ days: 15 });

/** The instant at which that day is over. */
export const askedUntil = (sentAt: Date, timeZone: string): Date => startOfDay(lastDayToAsk(sentAt, timeZone).add({ days: 1 }), timeZone);

import { Injectable } from '@nestjs/common';
import { SlotsService } from '#appointments';
import { rfc3339 } from '#kernel';
import type { HourWords, WeekWords } from '#views';
import { type Dates, hoursAround } from '../public/hours-around.js';
import { mondayOf, weekOf } from '../public/week.js';
import type { SignedVisit } from '../signed.js';

/** What is looked for, for whom. */
interface Wanted {
  readonly territoryId: string;
  readonly type: string;
  /** A date of the week asked for; empty: the first that has anything. */
  readonly week: string;
}

/** Of an hour that the asker herself is free at: she receives. */
const withMe = ' avec-moi';

/** The free hours of a week in words. */
export interface CallerHours {
  readonly week: WeekWords | null;
  /** The same hour, said to be the asker's own where it is. */
  readonly marked: (hour: HourWords) => HourWords;
}

/** Hours for someone on the telephone, on usual hours first, and early or late only where nothing else is free. */
@Injectable()
export class CallerSlots {
  constructor(private readonly slots: SlotsService) {}

  async around(wanted: Wanted, visit: SignedVisit): Promise<CallerHours> {
    const usual = await this.hours(wanted, visit, false);
    return usual.week ? usual : this.hours(wanted, visit, true);
  }

  private async hours({ territoryId, type, week }: Wanted, { by, now }: SignedVisit, wide: boolean): Promise<CallerHours> {
    const own = new Set<number>();
    const load = async (dates: Dates) => {
      const wish = { territoryId, type, modality: 'phone', wide, ...dates } as const;
      for (const { start } of (await this.slots.offered(by, { ...wish, advisorId: by.personId }, now)).items) own.add(start);
      return this.slots.offered(by, wish, now);
    };
    const { items, timeZone } = await hoursAround(load, () => mondayOf(week), now);
    const shown = weekOf({ starts: items.map(({ start }) => start), timeZone, wanted: week, hrefOf: (monday) => monday, now });
    const marked = (hour: HourWords) => (own.has(Date.parse(hour.value)) ? withMeAt(hour) : hour);
    return { week: shown && { ...shown, days: shown.days.map((day) => ({ ...day, hours: day.hours.map(marked) })) }, marked };
  }
}

const withMeAt = (hour: HourWords): HourWords => ({
  ...hour,
  value: hour.value + withMe,
  other: [hour.other, 'avec vous'].filter(Boolean).join(', '),
});

/** The hour that was chosen, and with whom: null when none was. */
export function slotIn(given: string): { readonly start: Date; readonly isOwn: boolean } | null {
  const isOwn = given.endsWith(withMe);
  const start = new Date(isOwn ? given.slice(0, -withMe.length) : given);
  return Number.isNaN(start.getTime()) || rfc3339(start.getTime()) !== given.slice(0, 20) ? null : { start, isOwn };
}

import { Injectable } from '@nestjs/common';
import { type Modality, SlotsService } from '#appointments';
import type { WeekWords } from '#views';
import { type Dates, hoursAround } from '../public/hours-around.js';
import { mondayOf, weekOf } from '../public/week.js';
import type { SignedVisit } from '../signed.js';

/** What is looked for, for whom and with whom. */
interface Wanted {
  readonly territoryId: string;
  readonly advisorId: string;
  readonly type: string;
  readonly modality: Modality;
  readonly isWide: boolean;
  /** A date of the week asked for; empty: the first that has anything. */
  readonly week: string;
}

/** The free hours of one advisor, week by week. */
@Injectable()
export class FixingHours {
  constructor(private readonly slots: SlotsService) {}

  async week({ week, isWide: wide, ...wish }: Wanted, { by, now }: SignedVisit): Promise<WeekWords | null> {
    const load = (dates: Dates) => this.slots.offered(by, { ...wish, wide, ...dates }, now);
    const { items, timeZone } = await hoursAround(load, () => mondayOf(week), now);
    return weekOf({ starts: items.map(({ start }) => start), timeZone, wanted: week, hrefOf: (monday) => monday, now });
  }
}

import { Injectable } from '@nestjs/common';
import { type Modality, SlotsService, timing } from '#appointments';
import { later, localDate } from '#kernel';
import type { WeekWords } from '#views';
import { weekOf } from '../public/week.js';
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

  /** Of one advisor all that can be booked is computed at once. */
  async week({ week, isWide: wide, ...wish }: Wanted, { by, now }: SignedVisit): Promise<WeekWords | null> {
    const whole = { from: localDate(now, 'UTC'), to: localDate(later(now, timing.horizon), 'UTC') };
    const { items, timeZone } = await this.slots.offered(by, { ...wish, ...whole, wide }, now);
    return weekOf({ starts: items.map(({ start }) => start), timeZone, wanted: week, hrefOf: (monday) => monday, now });
  }
}

import { Injectable } from '@nestjs/common';
import { PreparationsService } from '#appointments';
import type { AdaptationBoxes } from '#views';
import { AdaptationsPage, type Held } from './adaptations.page.js';

/** « Si vous avez dix minutes » */
export interface TenMinutesWords {
  /** Null once it has begun or is cancelled. */
  readonly asked: readonly string[] | null;
  readonly adaptations: AdaptationBoxes | null;
}

/** What helps before an appointment, for whoever comes to it: what to prepare, and what to say of one's needs. */
@Injectable()
export class TenMinutes {
  constructor(
    private readonly preparations: PreparationsService,
    private readonly adaptations: AdaptationsPage,
  ) {}

  async of(held: Held, now: Date): Promise<TenMinutesWords> {
    const { id, status, start } = held.appointment;
    const isToCome = status !== 'cancelled' && start > now;
    return {
      asked: isToCome ? (await this.preparations.asked(held.by, id)).lines : null,
      adaptations: await this.adaptations.boxes(held, now),
    };
  }
}

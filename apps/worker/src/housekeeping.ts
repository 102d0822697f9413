import { Injectable } from '@nestjs/common';
import { Presence } from '#identity';
import { DraftsService } from '#intake';
import { minutes, system } from '#kernel';
import { Clock, TurnByTurn } from '#platform';

/** How long what has run out lies around, at most. */
const pause = minutes(10);

const asHousekeeping = system('housekeeping');

/** Forgets the bookings that nobody finished, with the slots they held; sees whose mandates have run out. */
@Injectable()
export class Housekeeping extends TurnByTurn {
  constructor(
    private readonly drafts: DraftsService,
    private readonly presence: Presence,
    clock: Clock,
  ) {
    super(pause, clock);
  }

  async turn(now: Date): Promise<number> {
    await this.drafts.forgetOld(asHousekeeping, now);
    await this.presence.lookAfterMandates(now);
    return 0;
  }
}

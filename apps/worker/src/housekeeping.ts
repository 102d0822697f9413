import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Presence } from '#identity';
import { DraftsService } from '#intake';
import { minutes, system } from '#kernel';
import { Clock, Turns } from '#platform';

/** How long what has run out lies around, at most. */
const pause = minutes(10);

const asHousekeeping = system('housekeeping');

/** Forgets the bookings that nobody finished, with the slots they held; sees whose mandates have run out. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns = new Turns(Housekeeping.name, pause, () => this.turn());

  constructor(
    private readonly drafts: DraftsService,
    private readonly presence: Presence,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.turns.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.stop();
  }

  private async turn(): Promise<number> {
    const now = this.clock.now();
    await this.drafts.forgetOld(asHousekeeping, now);
    await this.presence.lookAfterMandates(now);
    return 0;
  }
}

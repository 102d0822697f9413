import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DraftsService } from '#intake';
import { minutes, system } from '#kernel';
import { Clock, Turns } from '#platform';

/** How long what has run out lies around, at most. */
const pause = minutes(10);

/** Forgets the bookings that nobody finished, with the slots they held. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns = new Turns(Housekeeping.name, pause, () => this.turn());

  constructor(
    private readonly drafts: DraftsService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.turns.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.stop();
  }

  private async turn(): Promise<number> {
    await this.drafts.forgetOld(system('housekeeping'), this.clock.now());
    return 0;
  }
}

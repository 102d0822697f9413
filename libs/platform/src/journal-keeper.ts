import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { minutes } from '#kernel';
import { Clock } from './clock.js';
import { Idempotency } from './idempotency.js';
import { Journal } from './journal.js';
import { Turns } from './turns.js';

/** How long an entry of the journal waits for its seal, at most. */
const pause = minutes(5);

/** Keeps the platform's records in order while the service runs: opens months, seals what is over, forgets old keys. */
@Injectable()
export class JournalKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns = new Turns(JournalKeeper.name, pause, () => this.turn(this.clock.now()));

  constructor(
    private readonly journal: Journal,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.turns.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.stop();
  }

  async turn(now: Date): Promise<number> {
    await this.journal.openMonths(now);
    await this.journal.seal(now);
    await this.idempotency.forgetOld(now);
    return 0;
  }
}

import { Injectable } from '@nestjs/common';
import { minutes } from '#kernel';
import { Clock } from './clock.js';
import { Idempotency } from './idempotency.js';
import { Journal } from './journal.js';
import { TurnByTurn } from './turn-by-turn.js';

/** How long an entry of the journal waits for its seal, at most. */
const pause = minutes(5);

/** Keeps the platform's records in order while the service runs: opens months, seals what is over, forgets old keys. */
@Injectable()
export class JournalKeeper extends TurnByTurn {
  constructor(
    private readonly journal: Journal,
    private readonly idempotency: Idempotency,
    clock: Clock,
  ) {
    super(pause, clock);
  }

  async turn(now: Date): Promise<number> {
    await this.journal.openMonths(now);
    await this.journal.seal(now);
    await this.idempotency.forgetOld(now);
    return 0;
  }
}

import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, mailConnections, Turns } from '#platform';
import { Leases } from './leases.js';
import { Postman } from './postman.js';

/** What one round takes along: read together, sent one after the other. */
const batch = 10;

/** How often the first postman looks for messages whose time has come, in milliseconds; the others come when there are many. */
const pauses = { first: 2_000, others: 30_000 };

/** The postmen's round: as many as there are connections to the mail server, each with a few messages at a time. */
@Injectable()
export class Round implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lanes = Array.from({ length: mailConnections }, (_, n) => {
    return new Turns(`${Round.name} ${n + 1}`, n === 0 ? pauses.first : pauses.others, () => this.turn());
  });
  private isEnding = false;

  constructor(
    private readonly leases: Leases,
    private readonly postman: Postman,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    for (const lane of this.lanes) lane.start();
  }

  /** Ends with the letters that are under way; the others are given back. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    await Promise.all(this.lanes.map((lane) => lane.stop()));
  }

  /** There are messages: nobody waits for the next look. */
  hurry(): void {
    this.lanes[0]?.hurry();
  }

  /**
   * How many messages were taken along; none when the mail server is away, so that it is given a moment. The clock is read again
   * once they are known: they are not judged by a moment before they were promised.
   */
  async turn(): Promise<number> {
    const taken = await this.leases.take(batch, this.clock.now());
    if (taken.messages.length === 0) return 0;
    if (taken.messages.length === batch) for (const lane of this.lanes.slice(1)) lane.hurry();
    const mayGoOn = () => !this.isEnding && taken.lease.allowsAnother;
    return (await this.postman.deliver(taken, mayGoOn, this.clock.now())) ? taken.messages.length : 0;
  }
}

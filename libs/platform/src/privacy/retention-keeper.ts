import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { minutes, zoned } from '#kernel';
import { Clock } from '../clock.js';
import { Turns } from '../turns.js';
import { Retention } from './retention.js';

/** How often we look whether it is night, in milliseconds. */
const pause = minutes(20);

/** Hours of the clock of Paris in which hardly anyone books. */
const night = { from: 2, until: 5 };

/** Lets go of what has been kept long enough, every night. */
@Injectable()
export class RetentionKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns = new Turns(RetentionKeeper.name, pause, () => this.turn(this.clock.now()));
  private lastNight = '';

  constructor(
    private readonly retention: Retention,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.turns.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.stop();
  }

  /** Once a night; another worker, or a start in the night, finds nothing more to do. */
  async turn(now: Date): Promise<number> {
    const here = zoned(now, 'Europe/Paris');
    const date = here.toPlainDate().toString();
    if (here.hour < night.from || here.hour >= night.until || date === this.lastNight) return 0;
    if (await this.retention.carryOut(now)) this.lastNight = date;
    return 0;
  }
}

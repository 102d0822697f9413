import { Injectable } from '@nestjs/common';
import { minutes, zoned } from '#kernel';
import { Clock } from '../clock.js';
import { TurnByTurn } from '../turn-by-turn.js';
import { Retention } from './retention.js';

/** How often we look whether it is night, in milliseconds. */
const pause = minutes(20);

/** Hours of the clock of Paris in which hardly anyone books. */
const night = { from: 2, until: 5 };

/** Lets go of what has been kept long enough, every night. */
@Injectable()
export class RetentionKeeper extends TurnByTurn {
  private lastNight = '';

  constructor(
    private readonly retention: Retention,
    clock: Clock,
  ) {
    super(pause, clock);
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

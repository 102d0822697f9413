import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from './clock.js';
import { Turns } from './turns.js';

/** Work that a process takes up when it has started, turn after turn on its clock, and lays down before it leaves. */
export abstract class TurnByTurn implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns: Turns;

  /** `pause` in milliseconds: how long it rests when a turn found nothing to do. */
  protected constructor(pause: number, clock: Clock) {
    this.turns = new Turns(this.constructor.name, pause, () => this.turn(clock.now()));
  }

  onApplicationBootstrap(): void {
    this.turns.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.turns.stop();
  }

  /** How much there was to do. */
  abstract turn(now: Date): Promise<number>;
}

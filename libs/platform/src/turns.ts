import { Logger } from '@nestjs/common';

/** One turn of work; answers how much there was. */
export type Turn = () => Promise<number>;

/** After a failed turn, whatever failed is given this long to come back. */
const afterFailure = 5_000;

/** Takes turn after turn until stopped: at once again while there was work, else after `pause` milliseconds. */
export class Turns {
  private readonly log: Logger;
  private running = false;
  private ended: Promise<void> = Promise.resolve();
  private wake = () => {};
  private isHurried = false;

  constructor(
    name: string,
    private readonly pause: number,
    private readonly turn: Turn,
  ) {
    this.log = new Logger(name);
  }

  start(): void {
    this.running = true;
    this.ended = this.run();
  }

  /** There is work: the next turn follows at once. */
  hurry(): void {
    this.isHurried = true;
    this.wake();
  }

  /** Ends with the turn in course. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    await this.ended;
  }

  private async run(): Promise<void> {
    while (this.running) {
      this.isHurried = false;
      const pause = await this.once();
      if (pause > 0 && this.running && !this.isHurried) await this.sleep(pause);
    }
  }

  private async once(): Promise<number> {
    try {
      return (await this.turn()) > 0 ? 0 : this.pause;
    } catch (error) {
      this.log.error(error);
      return Math.max(this.pause, afterFailure);
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    return new Promise((awake) => {
      const timer = setTimeout(awake, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        awake();
      };
    });
  }
}

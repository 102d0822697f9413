import { Clock } from '#platform';

/** A clock that stands where the test sets it. */
export class SetClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return this.instant;
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }
}

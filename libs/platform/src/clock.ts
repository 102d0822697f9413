import { Injectable } from '@nestjs/common';

/** The one place where time enters: read once per request or job at the edge, which passes `now` down. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail, ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import { Clock, config, Database, PlatformModule } from '#platform';
import { SharedThrottle } from './throttle-storage.js';

/** More in a minute than one network address needs. */
class TooManyAtOnce extends Refusal {
  readonly code = 'too-many-requests';

  constructor(retryAfter: number) {
    super({
      retryAfter,
      title: 'C’est beaucoup en une minute.',
      detail: 'Attendez une minute, puis recommencez. Vos réponses sont gardées.',
    });
  }
}

/** Counts costly public writes (`@UseGuards(CostlyWrite)`) per network address and minute. */
@Injectable()
export class CostlyWrite extends ThrottlerGuard {
  protected override async shouldSkip(_context: ExecutionContext): Promise<boolean> {
    return config().throttlePerMinute === 0;
  }

  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    return (request as unknown as FastifyRequest).network;
  }

  /** One count for all costly writes together, whichever route they came by. */
  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return `costly ${tracker}`;
  }

  protected override async throwThrottlingException(_context: ExecutionContext, detail: ThrottlerLimitDetail): Promise<void> {
    throw new TooManyAtOnce(detail.timeToBlockExpire);
  }
}

export const throttling = () =>
  ThrottlerModule.forRootAsync({
    imports: [PlatformModule],
    inject: [Database, Clock],
    useFactory: (database: Database, clock: Clock) => ({
      throttlers: [{ ttl: 60_000, limit: config().throttlePerMinute || 1 }],
      storage: new SharedThrottle(database, clock),
    }),
  });

import { type ExecutionContext, Injectable } from '@nestjs/common';
import { ThrottlerGuard, ThrottlerModule } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';
import { config } from '#platform';

/** More in a minute than one network address needs. */
class TooManyAtOnce extends Refusal {
  readonly code = 'too-many-requests';

  constructor() {
    super({ title: 'C’est beaucoup en une minute.', detail: 'Attendez une minute, puis recommencez. Vos réponses sont gardées.' });
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

  protected override async throwThrottlingException(): Promise<void> {
    throw new TooManyAtOnce();
  }
}

export const throttling = () =>
  ThrottlerModule.forRootAsync({ useFactory: () => ({ throttlers: [{ ttl: 60_000, limit: config().throttlePerMinute || 1 }] }) });

import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { later } from '#kernel';
import { Clock, Database } from '#platform';

interface Counted {
  readonly hits: number;
  readonly endsAt: Date;
}

/** Counts where all web processes see it. A window begins with its first act and ends after `ttl` milliseconds, whatever is tried. */
@Injectable()
export class SharedThrottle implements ThrottlerStorage {
  private swept = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async increment(key: string, ttl: number, limit: number) {
    const now = this.clock.now();
    await this.sweep(now);
    const counted = await this.database.row<Counted>(
      `INSERT INTO throttle AS known (key, hits, ends_at) VALUES ($1, 1, $2)
       ON CONFLICT (key) DO UPDATE SET hits = CASE WHEN known.ends_at <= $3 THEN 1 ELSE known.hits + 1 END,
         ends_at = CASE WHEN known.ends_at <= $3 THEN $2 ELSE known.ends_at END
       RETURNING hits, ends_at AS "endsAt"`,
      [key, later(now, ttl), now],
    );
    const { hits, endsAt } = counted ?? { hits: 1, endsAt: now };
    const seconds = Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
    return { totalHits: hits, timeToExpire: seconds, isBlocked: hits > limit, timeToBlockExpire: seconds };
  }

  /** What is over goes, at most once a minute. */
  private async sweep(now: Date): Promise<void> {
    if (now.getTime() - this.swept < 60_000) return;
    this.swept = now.getTime();
    await this.database.rows('DELETE FROM throttle WHERE ends_at <= $1', [now]);
  }
}

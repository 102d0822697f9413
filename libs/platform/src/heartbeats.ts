import { Injectable } from '@nestjs/common';
import { minutes } from '#kernel';
import { Database } from './database.js';

/** How a worker was when it last said so. */
export interface WorkerFigures {
  readonly jobsDone: number;
  readonly jobsFailed: number;
  readonly loopLagSeconds: number;
  readonly residentBytes: number;
  readonly poolWaiting: number;
  readonly poolWaits: number;
  /** Jobs by queue and state. */
  readonly queues: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Beat {
  /** `host:pid` */
  readonly process: string;
  readonly startedAt: Date;
  readonly beatenAt: Date;
  readonly queueAnswers: boolean;
  readonly figures: WorkerFigures;
}

/** A worker beats six times in this long: one that has not is dead, stuck, or cut off from PostgreSQL. */
export const silence = minutes(1);

/** What the workers say of themselves: they have no port at which they could be asked. */
@Injectable()
export class Heartbeats {
  constructor(private readonly database: Database) {}

  /** The freshest first. */
  all(): Promise<Beat[]> {
    return this.database.rows(
      `SELECT process, started_at AS "startedAt", beaten_at AS "beatenAt", queue_answers AS "queueAnswers", figures
       FROM heartbeat ORDER BY beaten_at DESC`,
    );
  }

  async note({ process, startedAt, beatenAt, queueAnswers, figures }: Beat): Promise<void> {
    await this.database.rows(
      `INSERT INTO heartbeat (process, started_at, beaten_at, queue_answers, figures) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (process) DO UPDATE SET started_at = $2, beaten_at = $3, queue_answers = $4, figures = $5`,
      [process, startedAt, beatenAt, queueAnswers, figures],
    );
  }

  async forget(process: string): Promise<void> {
    await this.database.rows('DELETE FROM heartbeat WHERE process = $1', [process]);
  }

  async forgetSilentSince(instant: Date): Promise<void> {
    await this.database.rows('DELETE FROM heartbeat WHERE beaten_at < $1', [instant]);
  }
}

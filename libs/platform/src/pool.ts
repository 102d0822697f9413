import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from './database.js';

/** How the connections of this process to PostgreSQL stand. */
export interface PoolFigures {
  readonly open: number;
  readonly idle: number;
  /** Who waits for a connection at this moment. */
  readonly waiting: number;
  /** How often someone had to wait since the start, and for how many seconds together. */
  readonly waits: number;
  readonly waitedSeconds: number;
}

type Answer = (error: Error | undefined, client?: unknown, release?: unknown) => void;

/** As node-postgres has it. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  readonly options: { readonly max: number };
  connect(answer?: Answer): Promise<unknown> | undefined;
}

/** Counts who waits for a connection: when many do, POOL_SIZE is too small or a statement too slow. */
@Injectable()
export class PoolWatch implements OnModuleInit {
  private waits = 0;
  private waitedSeconds = 0;

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    const pool = this.pool();
    const connect = pool.connect.bind(pool);
    pool.connect = (answer) => {
      const mustWait = pool.waitingCount >= pool.idleCount + pool.options.max - pool.totalCount;
      return answer && mustWait ? connect(this.timed(answer)) : connect(answer);
    };
  }

  figures(): PoolFigures {
    const { totalCount: open, idleCount: idle, waitingCount: waiting } = this.pool();
    return { open, idle, waiting, waits: this.waits, waitedSeconds: this.waitedSeconds };
  }

  private timed(answer: Answer): Answer {
    const since = performance.now();
    return (...given) => {
      this.waits += 1;
      this.waitedSeconds += (performance.now() - since) / 1000;
      answer(...given);
    };
  }

  private pool(): Pool {
    return (this.database.manager.dataSource.driver as unknown as { master: Pool }).master;
  }
}

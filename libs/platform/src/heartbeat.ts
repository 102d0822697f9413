import { hostname } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type BeforeApplicationShutdown, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Queue } from 'bullmq';
import { days, later } from '#kernel';
import { Clock } from './clock.js';
import { Heartbeats, type WorkerFigures } from './heartbeats.js';
import { JobTrace } from './job-trace.js';
import { PoolWatch } from './pool.js';
import { Turns } from './turns.js';
import { answersWithin } from './within.js';

const pause = 10_000;

/** A queue that says nothing for this long is away, in milliseconds. */
const patience = 2_000;

const states = ['waiting', 'active', 'delayed', 'prioritized'] as const;

/** This worker's heart: a row every ten seconds, gone when it leaves as it should. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly process = `${hostname()}:${process.pid}`;
  private readonly turns = new Turns(Heartbeat.name, pause, () => this.beat(this.clock.now()));
  private readonly lag = monitorEventLoopDelay({ resolution: 20 });
  private startedAt: Date | undefined;

  constructor(
    private readonly heartbeats: Heartbeats,
    private readonly jobs: JobTrace,
    private readonly pool: PoolWatch,
    private readonly discovery: DiscoveryService,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.lag.enable();
    this.turns.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.stop();
    this.lag.disable();
    await this.heartbeats.forget(this.process).catch(() => {});
  }

  /** Without PostgreSQL there is no beat, which says the same. */
  async beat(now: Date): Promise<number> {
    this.startedAt ??= now;
    const queues: Record<string, Record<string, number>> = {};
    const queueAnswers = await answersWithin(patience, async () => {
      for (const queue of this.queues()) queues[queue.name] = await queue.getJobCounts(...states);
    });
    const figures = { ...this.figures(), queues };
    await this.heartbeats.note({ process: this.process, startedAt: this.startedAt, beatenAt: now, queueAnswers, figures });
    await this.heartbeats.forgetSilentSince(later(now, -days(1)));
    return 0;
  }

  private figures(): Omit<WorkerFigures, 'queues'> {
    const { waiting, waits } = this.pool.figures();
    const loopLagSeconds = this.lag.percentile(99) / 1e9;
    this.lag.reset();
    return {
      ...{ jobsDone: this.jobs.done, jobsFailed: this.jobs.failed, loopLagSeconds },
      ...{ residentBytes: process.memoryUsage.rss(), poolWaiting: waiting, poolWaits: waits },
    };
  }

  private queues(): Queue[] {
    const found = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    return [...new Map(found.filter((each) => each instanceof Queue).map((queue) => [queue.name, queue])).values()];
  }
}

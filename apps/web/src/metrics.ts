import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { type Beat, Clock, Database, Heartbeats, PoolWatch, silence } from '#platform';
import { counters } from './edge/counters.js';
import { figuresNow } from './figures.js';

/** Figures for whoever watches the service, as Prometheus reads them: what this process counted, and what is asked for now. */
@Injectable()
export class Metrics {
  private readonly process = new Registry();

  constructor(
    private readonly database: Database,
    private readonly pool: PoolWatch,
    private readonly heartbeats: Heartbeats,
    private readonly clock: Clock,
  ) {
    collectDefaultMetrics({ register: this.process, prefix: 'cellule_' });
  }

  async text(): Promise<string> {
    const asked = new Registry();
    this.showPool(asked);
    // without PostgreSQL this process still says what it knows of itself; what is missing then is what an alert is for
    await this.showService(asked).catch(() => {});
    return Registry.merge([this.process, counters, asked]).metrics();
  }

  private showPool(to: Registry): void {
    const { open, idle, waiting, waits, waitedSeconds } = this.pool.figures();
    show(to, 'cellule_pool_connections', 'Connections to PostgreSQL, and who waits for one', [
      [open - idle, { state: 'busy' }],
      [idle, { state: 'idle' }],
      [waiting, { state: 'waited_for' }],
    ]);
    show(to, 'cellule_pool_waits', 'How often someone waited for a connection since the start', [[waits]]);
    show(to, 'cellule_pool_waited_seconds', 'For how long, together', [[waitedSeconds]]);
  }

  private async showService(to: Registry): Promise<void> {
    const now = this.clock.now();
    const [figures, beats] = await Promise.all([figuresNow(this.database, now), this.heartbeats.all()]);
    for (const { name, help, value } of figures) show(to, name, help, [[value]]);
    showWorkers(to, beats, now);
  }
}

/** What is shown of each worker that lives, and of the queues as the freshest beat counted them. */
const ofWorkers: readonly (readonly [name: string, help: string, figure: (beat: Beat) => number])[] = [
  ['loop_lag_seconds', 'Event loop, 99th percentile of ten seconds', ({ figures }) => figures.loopLagSeconds],
  ['resident_bytes', 'Memory', ({ figures }) => figures.residentBytes],
  ['pool_waiting', 'Who waits for a connection', ({ figures }) => figures.poolWaiting],
  ['jobs_done', 'Jobs done since its start', ({ figures }) => figures.jobsDone],
  ['jobs_failed', 'Attempts that failed since its start', ({ figures }) => figures.jobsFailed],
];

function showWorkers(to: Registry, beats: readonly Beat[], now: Date): void {
  const alive = beats.filter(({ beatenAt }) => now.getTime() - beatenAt.getTime() < silence);
  show(to, 'cellule_workers_alive', 'Workers heard of within a minute', [[alive.length]]);
  show(to, 'cellule_workers_ready', 'Those whose queue answers', [[alive.filter(({ queueAnswers }) => queueAnswers).length]]);
  for (const [name, help, figure] of ofWorkers) {
    const values = alive.map((beat): Value => [figure(beat), { process: beat.process }]);
    show(to, `cellule_worker_${name}`, help, values);
  }
  const depths = Object.entries(alive[0]?.figures.queues ?? {}).flatMap(([queue, states]) =>
    Object.entries(states).map(([state, count]): Value => [count, { queue, state }]),
  );
  show(to, 'cellule_queue_jobs', 'Jobs in each queue, by state', depths);
}

type Value = [value: number, labels?: Record<string, string>];

function show(to: Registry, name: string, help: string, values: readonly Value[]): void {
  const labelNames = Object.keys(values[0]?.[1] ?? {});
  const gauge = new Gauge({ name, help, labelNames, registers: [to] });
  for (const [value, labels] of values) gauge.set(labels ?? {}, value);
}

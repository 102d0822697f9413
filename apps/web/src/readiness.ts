import { InjectQueue } from '@nestjs/bullmq';
import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Database, eventsQueue } from '#platform';

const patience = 2000;

/** Whether this process can do its work, and figures for whoever watches it. */
@Injectable()
export class Readiness {
  private readonly registry = new Registry();

  constructor(
    private readonly database: Database,
    @InjectQueue(eventsQueue) private readonly queue: Queue,
  ) {
    collectDefaultMetrics({ register: this.registry, prefix: 'cellule_' });
    this.gauge(
      'cellule_outbox_waiting',
      'Announced and not yet handled',
      'SELECT count(*)::int AS value FROM outbox WHERE handled_at IS NULL',
    );
    this.gauge(
      'cellule_appointments_confirmed',
      'Confirmed appointments',
      `SELECT count(*)::int AS value FROM appointment WHERE status = 'confirmed'`,
    );
  }

  /** Names of what does not answer within two seconds. */
  async missing(): Promise<string[]> {
    const answers = await Promise.all([
      answered('postgresql', () => this.database.rows('SELECT 1')),
      answered('queue', () => this.queue.getJobCounts('wait')),
    ]);
    return answers.filter((name) => name !== null);
  }

  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  private gauge(name: string, help: string, sql: string): void {
    const database = this.database;
    const collect = async function (this: Gauge) {
      this.set((await database.row<{ value: number }>(sql))?.value ?? 0);
    };
    this.registry.registerMetric(new Gauge({ name, help, registers: [], collect }));
  }
}

async function answered(name: string, ask: () => Promise<unknown>): Promise<string | null> {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(name), patience).unref());
  return Promise.race([
    ask().then(
      () => null,
      () => name,
    ),
    late,
  ]);
}

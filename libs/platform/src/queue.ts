import { Logger } from '@nestjs/common';
import { createPostgresBackend, type Queue, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';
import { config } from './config.js';

/** The queue that carries events from the outbox to those who listen. */
export const eventsQueue = 'events';

/** PostgreSQL unless REDIS_URL is set. Must be awaited before any module that opens a queue is created. */
export async function prepareQueue(): Promise<void> {
  const { redisUrl, databaseUrl } = config();
  if (redisUrl) return;
  setDefaultBackendFactory(createPostgresBackend as never);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
    await pool.end();
  }
}

export function queueConnection() {
  const { redisUrl, databaseUrl } = config();
  return (redisUrl ? { url: redisUrl, maxRetriesPerRequest: null } : { connectionString: databaseUrl, max: 3 }) as never;
}

/** Otherwise BullMQ writes them on standard error as they are. */
export function logErrorsOf(queue: Queue, name: string): void {
  const log = new Logger(name);
  queue.on('error', (error) => log.error(error));
}

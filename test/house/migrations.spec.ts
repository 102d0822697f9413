import type { INestApplicationContext } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { type RunningApp, startApp } from '../support/app.js';

describe('the migrations', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await startApp('2026-12-01T08:00:00Z', [WorkerModule]);
  }, 60_000);

  afterAll(() => running?.close());

  it('leave nothing for TypeORM to change in the tables of its entities', async () => {
    const { upQueries } = await database(running.app).driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('give every table with an entity a primary key and names of our own to its constraints', async () => {
    const machineMade: { conname: string }[] = await database(running.app).query(
      `SELECT conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
       WHERE relnamespace = 'public'::regnamespace AND conname ~ '_[0-9a-f]{20,}$'`,
    );
    expect(machineMade).toEqual([]);
  });

  it('let no column stamp itself', async () => {
    const stamped: { column_name: string }[] = await database(running.app).query(
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_default ~* 'now\\(|current_'`,
    );
    expect(stamped.filter(({ column_name }) => column_name !== 'xid')).toEqual([]);
  });
});

const database = (app: INestApplicationContext): DataSource => app.get(getDataSourceToken());

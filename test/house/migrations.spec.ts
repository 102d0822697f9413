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
    const source = database(running.app);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const ours = await foreignKeys(source);
    const changes = upQueries
      .map(({ query }) => query)
      .filter((query) => !ours.some((name) => query.endsWith(`DROP CONSTRAINT "${name}"`)));
    expect(changes).toEqual([]);
  });

  // TypeORM compares checks by their names alone: a migration that forgets a word of an earlier one would not be seen
  it('allow the words that the entities allow, and no other', async () => {
    const source = database(running.app);
    const built: { name: string; said: string }[] = await source.query(
      `SELECT conname AS name, pg_get_constraintdef(oid) AS said FROM pg_constraint WHERE contype = 'c'`,
    );
    const inDatabase = new Map(built.map(({ name, said }) => [name, wordsIn(said)]));
    const checks = source.entityMetadatas.flatMap((entity) => entity.checks);
    const inEntities = checks.map(({ name, expression }) => [name, wordsIn(expression)] as const);
    expect(inEntities.some(([name]) => name === 'message_kind')).toBe(true);
    expect(inEntities.map(([name]) => [name, inDatabase.get(name)])).toEqual(inEntities);
  });

  it('name every constraint themselves', async () => {
    const machineMade: { conname: string }[] = await database(running.app).query(
      `SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migration'::regclass
       AND conname ~ '_[0-9a-f]{20,}$'`,
    );
    expect(machineMade).toEqual([]);
  });

  it('let no column stamp itself', async () => {
    const stamped: { column_name: string }[] = await database(running.app).query(
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND column_default ~* 'now\\(|current_'`,
    );
    expect(stamped.filter(({ column_name }) => column_name !== 'xid')).toEqual([]);
  });

  it('can be taken back one by one, and be done again', async () => {
    const { migrations } = database(running.app);
    const runner = database(running.app).createQueryRunner();
    await runner.startTransaction();
    try {
      for (const migration of [...migrations].reverse()) await migration.down(runner);
      expect(await runner.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`)).toEqual([
        { relname: 'migration' },
      ]);
      for (const migration of migrations) await migration.up(runner);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  }, 60_000);
});

const database = (app: INestApplicationContext): DataSource => app.get(getDataSourceToken());

/** What stands between quotation marks in a check, in alphabetical order. */
const wordsIn = (check: string): string[] => [...check.matchAll(/'([^']*)'/g)].map(([, word]) => word ?? '').sort();

/** They live in the migrations alone: a relation on the entity would tie two modules together. */
async function foreignKeys(source: DataSource): Promise<string[]> {
  const rows: { conname: string }[] = await source.query(`SELECT conname FROM pg_constraint WHERE contype = 'f'`);
  return rows.map(({ conname }) => conname);
}

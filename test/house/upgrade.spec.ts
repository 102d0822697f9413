import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { databaseOptions, migrate, Secret } from '#platform';
import { factsOf } from '../../apps/cli/src/drill/compare.js';
import { migrationsOf, type Table, tablesOf } from '../../apps/cli/src/drill/inventory.js';
import { ask } from '../support/api.js';
import { until } from '../support/command.js';
import { Part } from '../support/processes.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** What a version that shipped had written: the number of its last migration, and its rows as that version made them. */
const shipped = [{ last: 'Notifications1790000000006', data: 'test/fixtures/upgrade/0006.sql' }];

describe.each(shipped)('a service that stood at $last', ({ last, data }) => {
  const names = { upgraded: nameOf('upgraded'), fresh: nameOf('fresh') };
  const rows = readFileSync(data, 'utf8');
  let before: Awaited<ReturnType<typeof contents>>;
  let tables: Table[];

  beforeAll(async () => {
    for (const name of Object.values(names)) await onServer((admin) => admin.query(`CREATE DATABASE ${name}`));
    await migrateTo(last, urlOf(names.upgraded));
    await on(names.upgraded, async (client) => {
      await client.query(rows);
      tables = await tablesOf(client);
      before = await contents(client, tables);
    });
    await migrate(urlOf(names.upgraded));
    await migrate(urlOf(names.fresh));
  }, 60_000);

  afterAll(async () => {
    for (const name of Object.values(names)) await onServer((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  });

  it('is brought to today by what came since, and by nothing twice', async () => {
    const ran = await on(names.upgraded, migrationsOf);
    expect(ran).toEqual(migrations().map(nameOfMigration));
    expect(await migrate(urlOf(names.upgraded))).toEqual([]);
  });

  it('keeps every row, with all that was in it', async () => {
    expect([...before].find(([table]) => table === 'appointment')?.[1].count).toBeGreaterThan(0);
    expect(await on(names.upgraded, (client) => contents(client, tables))).toEqual(before);
  });

  it('ends built like one that was made today', async () => {
    const [upgraded, fresh] = await Promise.all(
      [names.upgraded, names.fresh].map((name) => on(name, async (client) => (await factsOf(client, [])).structure)),
    );
    expect(Object.fromEntries(upgraded ?? [])).toEqual(Object.fromEntries(fresh ?? []));
  });

  it('may go on writing as it did, while the others are already of today', async () => {
    await on(names.fresh, (client) => client.query(rows));
    expect(await on(names.fresh, (client) => contents(client, tables))).toEqual(before);
  });

  it('works: its links open, and what waited in its outbox leaves', async () => {
    const sink = await SmtpSink.open();
    const more = { DATABASE_URL: urlOf(names.upgraded), SMTP_URL: sink.url, TEST_NOW: '2026-11-23T09:00:00Z' };
    const [web, worker] = await Promise.all([Part.start('web', more), Part.start('worker', more)]);
    try {
      const token = await on(names.upgraded, tokenOfOne);
      expect(await ask(web.url, `/api/v1/bookings/${token}`)).toMatchObject({ status: 200, body: { status: 'confirmed' } });
      const waits = () =>
        on(names.upgraded, async (client) => (await client.query('SELECT FROM outbox WHERE handled_at IS NULL')).rowCount);
      await until(async () => (await waits()) === 0);
    } finally {
      await Promise.all([web.end(), worker.end(), sink.close()]);
    }
  }, 60_000);
});

function nameOf(what: string): string {
  return `${process.env.TEST_RUN}_${process.env.JEST_WORKER_ID}_${what}_${randomBytes(3).toString('hex')}`;
}

function urlOf(name: string): string {
  const url = new URL(process.env.TEST_SERVER_URL ?? '');
  url.pathname = `/${name}`;
  process.env.DATABASE_URL = url.href;
  return url.href;
}

async function on<T>(name: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(name) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const onServer = (work: (client: pg.Client) => Promise<unknown>) => on('postgres', work);

type MigrationClass = new () => { readonly name: string };

const migrations = () => databaseOptions().migrations as MigrationClass[];
const nameOfMigration = (migration: MigrationClass): string => new migration().name;

async function migrateTo(last: string, url: string): Promise<void> {
  const until = migrations().map(nameOfMigration).indexOf(last) + 1;
  const options = { type: 'postgres', url, migrationsTableName: 'migration', migrations: migrations().slice(0, until) } as const;
  const source = await new DataSource(options).initialize();
  await source.runMigrations({ transaction: 'all' });
  await source.destroy();
}

/** Of the tables and columns of then; columns that came since may be anything. */
async function contents(client: pg.Client, tables: readonly Table[]) {
  await client.query(`SET TimeZone = 'UTC'`);
  return (await factsOf(client, tables)).rows;
}

async function tokenOfOne(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ id: string; version: number }>(
    `SELECT id, link_version AS version FROM appointment WHERE status = 'confirmed' ORDER BY reference LIMIT 1`,
  );
  return new Secret().linkToken('manage', rows[0]?.id ?? '', rows[0]?.version ?? 0);
}

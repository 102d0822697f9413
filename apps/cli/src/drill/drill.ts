import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { WrongSetting } from '#platform';
import { differences, type Facts, factsOf } from './compare.js';
import { copyTable } from './copy.js';
import { connected, emptyDatabase } from './databases.js';
import { migrationsOf, openMonths, sequencesOf, type Table, tablesOf } from './inventory.js';
import { dump, dumpVersion, restore } from './tools.js';

export interface DrillReport {
  readonly means: 'pg_dump' | 'COPY';
  readonly saved: Facts;
  /** None: what was saved can be restored whole. */
  readonly differences: readonly string[];
  /** Of each part, in seconds. */
  readonly seconds: Readonly<Record<'copy' | 'restore' | 'compare', number>>;
}

interface Course {
  readonly from: pg.Client;
  readonly to: pg.Client;
  readonly fromUrl: string;
  readonly toUrl: string;
  readonly tables: readonly Table[];
}

/** Saves the database, restores what was saved into a new one, compares the two, and leaves no trace. The service may go on. */
export async function drill(fromUrl: string, serverUrl: string, meanwhile = async (_: pg.Client) => {}): Promise<DrillReport> {
  const from = await connected(fromUrl);
  const empty = await emptyDatabase(serverUrl);
  const to = await connected(empty.url);
  try {
    await sameStructure(from, to);
    await from.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sequences = await sequencesOf(from); // they move on whatever the snapshot: what is copied is at least this
    const course = { from, to, fromUrl, toUrl: empty.url, tables: await tablesOf(from) };
    for (const month of await openMonths(from)) await to.query('SELECT journal_open_month($1)', [month]);
    const version = dumpVersion();
    const means = version !== null && version >= (await serverVersion(from)) ? 'pg_dump' : 'COPY';
    await to.query(triggers(course.tables, 'DISABLE'));
    const [copy, restored] = means === 'pg_dump' ? await byDump(course) : await byCopy(course);
    await to.query(triggers(course.tables, 'ENABLE'));
    await meanwhile(to);
    const since = performance.now();
    const [saved, found] = [{ ...(await factsOf(from, course.tables)), sequences }, await factsOf(to, course.tables)];
    return { means, saved, differences: differences(saved, found), seconds: { copy, restore: restored, compare: secondsSince(since) } };
  } finally {
    await from.end();
    await to.end();
    await empty.drop();
  }
}

/** A backup makes them after its data: they judge what is done, not what was. A case that has joined another takes no more, and yet holds much. */
const triggers = (tables: readonly Table[], state: 'DISABLE' | 'ENABLE'): string =>
  tables.map(({ name }) => `ALTER TABLE "${name}" ${state} TRIGGER USER`).join(';');

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

async function serverVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000);
}

async function sameStructure(from: pg.Client, to: pg.Client): Promise<void> {
  const [theirs, ours] = [await migrationsOf(from), await migrationsOf(to)];
  if (theirs.join() !== ours.join())
    throw new WrongSetting(
      'Cette base n’est pas à la version de ce programme : lancez d’abord npm run migrate, ou l’exercice de son ancienne version.',
    );
}

/** As a backup is made: into a file, then from it. */
async function byDump({ from, fromUrl, toUrl }: Course): Promise<[copy: number, restore: number]> {
  const folder = mkdtempSync(join(tmpdir(), 'cellule-exercice-'));
  const file = join(folder, 'donnees.dump');
  try {
    const { rows } = await from.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
    const [start, snapshot] = [performance.now(), rows[0]?.snapshot ?? ''];
    await dump(fromUrl, snapshot, file);
    const copy = secondsSince(start);
    await restore(toUrl, file);
    return [copy, secondsSince(start) - copy];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without a file: from one database straight into the other, in one transaction on each side, and with no search path, as pg_restore. */
async function byCopy({ from, to, tables }: Course): Promise<[copy: number, restore: number]> {
  const start = performance.now();
  await to.query(`BEGIN; SET LOCAL search_path = ''`);
  for (const { name, columns } of tables) await copyTable(name, columns, from, to);
  for (const [name, last] of await sequencesOf(from))
    if (last !== null) await to.query('SELECT setval($1, $2)', [`public."${name}"`, last]);
  const copy = secondsSince(start);
  await to.query('COMMIT');
  return [copy, secondsSince(start) - copy];
}

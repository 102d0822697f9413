// Databases that hold a load set, kept from run to run: making the largest takes longer than measuring it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { prepareTemplate } from '../../support/template.mjs';

const seed = 'apps/cli/src/seed';

/** The name of one with a load set of `size`: made once a day, for a load set is laid out around the day it is made. */
export async function loadedTemplate(admin, serverUrl, { advisors, appointments, upcoming }) {
  const empty = await prepareTemplate(admin, serverUrl);
  const today = `load_${new Date().toISOString().slice(0, 10).replaceAll('-', '')}_${fingerprint(empty)}`;
  const name = `${today}_${advisors}_${appointments}${upcoming === undefined ? '' : `_${upcoming}`}`;
  const { rows } = await admin.query(`SELECT datname FROM pg_database WHERE starts_with(datname, 'load_')`);
  for (const { datname } of rows) if (!datname.startsWith(today)) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  if (!rows.some(({ datname }) => datname === name)) await make(admin, { serverUrl, empty, name }, { advisors, appointments, upcoming });
  return name;
}

/** Under another name until it is whole. */
async function make(admin, { serverUrl, empty, name }, size) {
  await admin.query('DROP DATABASE IF EXISTS load_making WITH (FORCE)');
  await admin.query(`CREATE DATABASE load_making TEMPLATE ${empty} STRATEGY FILE_COPY`);
  const url = Object.assign(new URL(serverUrl), { pathname: '/load_making' }).href;
  const asked = Object.entries(size).flatMap(([word, figure]) => (figure === undefined ? [] : [`${word}=${figure}`]));
  const args = ['dist/apps/cli/src/seed.js', '--load', asked.join(',')];
  const { status } = spawnSync(process.execPath, args, { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('Le jeu de charge n’a pas pu être fait.');
  await settled(url);
  await admin.query(`ALTER DATABASE load_making RENAME TO "${name}"`);
}

/** As autovacuum leaves a database that people have used for a while. */
async function settled(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}

function fingerprint(empty) {
  const hash = createHash('sha256').update(empty);
  for (const file of readdirSync(seed).sort()) hash.update(readFileSync(`${seed}/${file}`));
  return hash.digest('hex').slice(0, 8);
}

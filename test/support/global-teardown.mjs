import { rmSync } from 'node:fs';
import pg from 'pg';

export default async function () {
  if (process.env.TEST_DATABASE_URL) await dropOurs();
  globalThis.testServer?.stop();
  rmSync(process.env.DATA_DIR, { recursive: true, force: true });
}

/** On a borrowed server only what this run made goes. */
async function dropOurs() {
  const admin = new pg.Client({ connectionString: process.env.TEST_SERVER_URL });
  await admin.connect();
  const { rows } = await admin.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`${process.env.TEST_RUN}_`]);
  for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  await admin.end();
}

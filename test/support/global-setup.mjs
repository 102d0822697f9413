import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { stale } from '../../apps/cli/src/build.mjs';
import { guarded } from '../../apps/cli/src/postgres/guarded.mjs';
import { startPostgres } from '../../apps/cli/src/postgres.mjs';
import { takeFolder } from '../../apps/cli/src/test/run-folder.mjs';
import { prepareTemplate } from './template.mjs';

/** Whatever the machine's own settings: what the specs start is a demonstration that writes to nobody. */
const settings = {
  SUPERVISED: '1',
  DEMO: '1',
  APP_SECRET: 'the-secret-of-the-tests-and-of-nothing-else',
  SMTP_URL: 'smtp://127.0.0.1:9',
  THROTTLE_PER_MINUTE: '0',
  LOG_LEVEL: 'silent',
};

/** One server for the run, one migrated template; each spec file clones it in some ten milliseconds. */
export default async function () {
  emit();
  Object.assign(process.env, settings, { DATA_DIR: mkdtempSync(join(tmpdir(), 'spec-')) });
  const server = process.env.TEST_DATABASE_URL ? borrowed(process.env.TEST_DATABASE_URL) : await ownServer();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  process.env.TEST_SERVER_URL = server.url;
  process.env.TEST_RUN = `spec_${process.pid}`;
  process.env.TEST_TEMPLATE = await prepareTemplate(admin, server.url);
  await admin.end();
  globalThis.testServer = server;
}

/** Someone else's server: what we make there has names of its own, and it goes on when we leave. */
const borrowed = (url) => ({ url, stop() {} });

/** Jest by itself may find sources newer than what was built; types are not our business here. Never once specs run: they run what was built. */
function emit() {
  if (stale()) spawnSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'ignore' });
}

async function ownServer() {
  const folder = takeFolder('.data/test');
  const server = await startPostgres(`${folder.path}/pg`, { keep: false });
  await guarded(server);
  await dropLeftovers(server.url);
  const stop = () => {
    server.stop();
    folder.release();
  };
  return { url: server.url, stop };
}

/** Databases of a run that was killed; the folder is ours, so nobody uses them. */
async function dropLeftovers(url) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const { rows } = await admin.query("SELECT datname FROM pg_database WHERE datname LIKE 'spec\\_%'");
  for (const { datname } of rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await admin.end();
}

// The real web process on a PostgreSQL of its own, durable as in production, with the demonstration's twelve advisors.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { guarded } from '../../../apps/cli/src/postgres/guarded.mjs';
import { startPostgres } from '../../../apps/cli/src/postgres.mjs';
import { takeFolder } from '../../../apps/cli/src/test/run-folder.mjs';
import { prepareTemplate } from '../../support/template.mjs';

const settings = {
  SUPERVISED: '1',
  DEMO: '1',
  APP_SECRET: 'the-secret-of-the-bench-and-of-nothing-else',
  SMTP_URL: 'smtp://127.0.0.1:9',
  THROTTLE_PER_MINUTE: '0',
  LOG_LEVEL: 'silent',
  PORT: '0',
};

/** Its address, that of its database, and how to stop both. */
export async function startService() {
  const folder = takeFolder('.data/bench');
  const server = await startPostgres(`${folder.path}/pg`);
  await guarded(server);
  const databaseUrl = await freshDatabase(server.url);
  const env = { ...process.env, ...settings, DATABASE_URL: databaseUrl };
  spawnSync(process.execPath, ['dist/apps/cli/src/seed.js'], { env, stdio: ['ignore', 2, 2] });
  const web = fork('dist/apps/web/src/main.js', { env, stdio: ['ignore', 2, 2, 'ipc'] });
  const url = `http://127.0.0.1:${await listening(web)}`;
  const stop = async () => {
    web.kill('SIGTERM');
    await once(web, 'exit');
    server.stop();
    folder.release();
  };
  return { url, databaseUrl, stop };
}

/** At which port; a web process that dies instead has said why on standard error. */
function listening(web) {
  return new Promise((resolve, reject) => {
    web.once('message', ({ port }) => resolve(port));
    web.once('exit', () => reject(new Error('Le service ne démarre pas.')));
  });
}

async function freshDatabase(serverUrl) {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  Object.assign(process.env, settings);
  const template = await prepareTemplate(admin, serverUrl);
  await admin.query('DROP DATABASE IF EXISTS bench WITH (FORCE)');
  await admin.query(`CREATE DATABASE bench TEMPLATE ${template} STRATEGY FILE_COPY`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = '/bench';
  return url.href;
}

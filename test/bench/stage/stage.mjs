// Where the benches play: a durable PostgreSQL of their own, as in production, and the real processes of dist on databases of a given size.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { guarded } from '../../../apps/cli/src/postgres/guarded.mjs';
import { startPostgres } from '../../../apps/cli/src/postgres.mjs';
import { takeFolder } from '../../../apps/cli/src/test/run-folder.mjs';
import { prepareTemplate } from '../../support/template.mjs';
import { loadedTemplate } from './template.mjs';

const settings = {
  NODE_ENV: 'production',
  SUPERVISED: '1',
  DEMO: '1',
  APP_SECRET: 'the-secret-of-the-bench-and-of-nothing-else',
  SMTP_URL: 'smtp://127.0.0.1:9',
  THROTTLE_PER_MINUTE: '0',
  LOG_LEVEL: 'silent',
  PORT: '0',
};
const withParent = new URL('../../../apps/cli/src/with-parent.mjs', import.meta.url).href;
const setTime = new URL('../../support/set-time.mjs', import.meta.url).href;

/** Plays on a stage of its own, which is cleared away however the play ends. */
export async function onStage(play, base = '.data/bench') {
  Object.assign(process.env, settings, { REDIS_URL: '' });
  const folder = takeFolder(base);
  const server = await startPostgres(`${folder.path}/pg`);
  await guarded(server);
  const stage = new Stage(server.url, server);
  try {
    return await play(stage);
  } finally {
    await stage.clear();
    server.stop();
    folder.release();
  }
}

/** What is played there leaves nothing behind once it is cleared. `server` is the PostgreSQL it stands on, when it is ours. */
export class Stage {
  #closers = [];
  #databases = 0;
  #admin;

  constructor(serverUrl, server) {
    this.serverUrl = serverUrl;
    this.server = server;
  }

  /** The address of a new database that holds a load set of `size`, as `npm run seed -- --load` has it. */
  async database(size) {
    return this.#copy(await loadedTemplate(await this.admin(), this.serverUrl, size));
  }

  /** That of one with nothing but the reference territories. */
  async emptyDatabase() {
    return this.#copy(await prepareTemplate(await this.admin(), this.serverUrl));
  }

  /** Another one when its server was restarted. */
  async admin() {
    if (!this.#admin) {
      this.#admin = await this.client(this.serverUrl);
      this.#admin.once('error', () => {
        this.#admin = undefined;
      });
    }
    return this.#admin;
  }

  async #copy(template) {
    const admin = await this.admin();
    const name = `bench_${++this.#databases}`;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
    this.atEnd(async () => (await this.admin()).query(`DROP DATABASE ${name} WITH (FORCE)`));
    return Object.assign(new URL(this.serverUrl), { pathname: `/${name}` }).href;
  }

  async client(url) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {}); // whoever waits for an answer hears of it
    await client.connect();
    this.#closers.unshift(() => client.end());
    return client;
  }

  clients(url, count) {
    return Promise.all(Array.from({ length: count }, () => this.client(url)));
  }

  /** A web process on that database: where it answers. */
  async web(databaseUrl, env = {}) {
    const [web, { port }] = await this.started('dist/apps/web/src/main.js', { DATABASE_URL: databaseUrl, ...env });
    return { url: `http://127.0.0.1:${port}`, pid: web.pid };
  }

  async worker(databaseUrl, env = {}) {
    const [worker] = await this.started('dist/apps/worker/src/main.js', { DATABASE_URL: databaseUrl, ...env });
    return worker;
  }

  /** Whatever else must be closed before the server goes. */
  atEnd(close) {
    this.#closers.unshift(close);
  }

  async clear() {
    while (this.#closers.length > 0) await this.#closers.shift()();
  }

  /** A process, and the first it said; one that dies instead of speaking has said why on standard error. TEST_NOW sets its calendar. */
  async started(file, env = {}) {
    const preloaded = [withParent, ...(env.TEST_NOW ? [setTime] : [])];
    const execArgv = preloaded.flatMap((each) => ['--import', each]);
    const options = { env: { ...process.env, ...env }, stdio: ['ignore', 2, 2, 'ipc'], execArgv };
    const child = fork(file, options);
    this.atEnd(() => stopped(child));
    const died = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ne démarre pas.`)));
    const [said] = await Promise.race([once(child, 'message'), died]);
    died.catch(() => {});
    return [child, said];
  }
}

/** Asks a process to go, and waits until it has. */
export async function stopped(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

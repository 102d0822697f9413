// Where faults are played: a database with advisors, the real processes of dist on it, and a mail server of our own.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { hasEnded, pause } from '../../apps/cli/src/processes.mjs';
import { stopped } from '../bench/stage/stage.mjs';
import { MailServer } from './mail-server.mjs';

const setTime = new URL('../support/set-time.mjs', import.meta.url).href;

/** The same links, whichever port a process has. */
const publicUrl = 'http://localhost:3000';

/** A Monday, 9 h in Paris. */
export const now = '2026-11-23T08:00:00Z';

export const minutesLater = (instant, minutes) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** Looks every 20 ms, for at most `seconds`. */
export async function until(isSo, what, seconds = 120) {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what}: not within ${seconds} seconds`);
    await pause(20);
  }
}

export class Scene {
  #pool;

  constructor(stage, { databaseUrl, redisUrl = '' }) {
    Object.assign(this, { stage, databaseUrl, redisUrl });
    this.#pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    // its server is restarted under it
    this.#pool.on('error', () => {});
    stage.atEnd(() => this.#pool.end());
  }

  /** On a database that was just made from the template: `advisors` receive there from Monday to Friday, seven places a day each. */
  static async open(stage, place, advisors = 20) {
    const scene = new Scene(stage, place);
    const args = ['--import', setTime, 'dist/apps/cli/src/seed.js', '--load', `advisors=${advisors},appointments=0`];
    const env = { ...process.env, DATABASE_URL: place.databaseUrl, TEST_NOW: now };
    const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 2] });
    if (status !== 0) throw new Error('Le jeu de charge n’a pas pu être fait.');
    scene.mail = await MailServer.open();
    stage.atEnd(() => scene.mail.close());
    return scene;
  }

  /** Asked again until PostgreSQL is there. */
  async rows(sql, parameters = []) {
    for (let tries = 0; ; tries += 1) {
      try {
        return (await this.#pool.query(sql, parameters)).rows;
      } catch (error) {
        if (tries === 150 || /^(42|22|23)/.test(error.code ?? '')) throw error;
        await pause(100);
      }
    }
  }

  async count(from, parameters) {
    return (await this.rows(`SELECT count(*)::int AS count FROM ${from}`, parameters))[0].count;
  }

  async web(env = {}) {
    const [child, { port }] = await this.#started('web', env);
    return new Player(child, port);
  }

  async worker(env = {}) {
    return new Player((await this.#started('worker', env))[0]);
  }

  #started(program, env) {
    const place = { DATABASE_URL: this.databaseUrl, REDIS_URL: this.redisUrl, SMTP_URL: this.mail.url, PUBLIC_URL: publicUrl, PORT: '0' };
    return this.stage.started(`dist/apps/${program}/src/main.js`, {
      LOG_LEVEL: 'fatal',
      TEST_NOW: now,
      ...place,
      ...env,
    });
  }

  /** Every event has been handled. */
  async filed(seconds) {
    await until(async () => (await this.count('outbox WHERE handled_at IS NULL')) === 0, 'every event handled', seconds);
  }

  /** Nothing waits any more, but what has its time later than `instant`. */
  async delivered(instant, seconds) {
    await this.filed(seconds);
    const waits = `message WHERE state = 'waiting' AND (not_before IS NULL OR not_before <= $1)`;
    await until(async () => (await this.count(waits, [instant])) === 0, 'every message sent', seconds);
  }
}

/** A process of the service. */
class Player {
  constructor(child, port) {
    this.child = child;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  signal(name) {
    this.child.kill(name);
  }

  get isGone() {
    return hasEnded(this.child);
  }

  /** At once, whatever it was doing. */
  async kill() {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  end() {
    return stopped(this.child);
  }

  async setTime(instant) {
    const set = once(this.child, 'message');
    this.child.send({ now: instant });
    await set;
  }
}

// What some suites need and a machine may lack: looked for in a variable, on the PATH, then by apt-get; else that suite is skipped whole.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { step } from '../say.mjs';
import { startClamd } from './clamd.mjs';
import { startRedis } from './redis.mjs';

const needs = [
  {
    suite: 'navigateur',
    files: /test\/browser\//,
    advice: 'installez Chromium (apt-get install chromium) ou donnez son chemin dans CHROMIUM_PATH',
    async provide() {
      const path = process.env.CHROMIUM_PATH || (await program(['chromium', 'chromium-browser', 'google-chrome'], 'chromium'));
      return path && works(path) ? { env: { CHROMIUM_PATH: path } } : null;
    },
  },
  {
    suite: 'Redis',
    files: /\.redis\.spec\.ts$/,
    advice: 'installez Redis (apt-get install redis-server) ou donnez une adresse dans TEST_REDIS_URL',
    async provide() {
      if (process.env.TEST_REDIS_URL) return { env: { TEST_REDIS_URL: process.env.TEST_REDIS_URL } };
      const path = await program(['redis-server'], 'redis-server');
      return path ? startRedis(path) : null;
    },
  },
  {
    suite: 'antivirus',
    files: /\.clamd\.spec\.ts$/,
    advice: 'installez clamd (apt-get install clamav-daemon) ou donnez son chemin dans CLAMD_PATH',
    async provide() {
      const path = process.env.CLAMD_PATH || (await program(['clamd'], 'clamav-daemon'));
      return path ? startClamd(path) : null;
    },
  },
];

/** `env` with its address and, when it is our own, `stop()`; null when there is none. */
export const provideRedis = () => needs.find(({ suite }) => suite === 'Redis').provide();

/**
 * What the spec `files` need, provided.
 * @returns `env` for the tests, `skipped` suites with what to install for each, and `stop()`.
 */
export async function provideFor(files) {
  const provided = { env: {}, skipped: [], stops: [] };
  for (const need of needs.filter((each) => files.some((file) => each.files.test(file)))) {
    const found = await need.provide();
    if (!found) provided.skipped.push(need);
    Object.assign(provided.env, found?.env);
    if (found?.stop) provided.stops.push(found.stop);
  }
  return { ...provided, stop: () => Promise.all(provided.stops.map((stop) => stop())) };
}

async function program(names, aptPackage) {
  return onPath(names) ?? ((await installByApt(aptPackage)) ? onPath(names) : undefined);
}

/** And where Debian puts servers, which not everyone's PATH names. */
const folders = () => [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];

const onPath = (names) => names.flatMap((name) => folders().map((folder) => join(folder, name))).find(isExecutable);

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const works = (path) => spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;

/** Debian and Ubuntu, as root. RUNLEVEL: a server that comes in is not to be started by its package. */
async function installByApt(name) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  return step(`Installation de ${name} par apt-get`, () => {
    const options = { stdio: 'ignore', timeout: 600_000, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } };
    spawnSync('apt-get', ['update', '-qq'], options);
    return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], options).status === 0;
  });
}

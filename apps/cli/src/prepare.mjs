// From a bare clone to something that runs: packages, then what is built of the sources. With Node's own modules only.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { releaseLock, takeLock } from './lock.mjs';
import { pause, run } from './processes.mjs';
import { step } from './say.mjs';

const lock = '.data/prepare.json';
const mark = 'node_modules/.installed';

/** Installs what is missing and builds what is stale; one command at a time. */
export async function prepare() {
  await installed();
  const { build, stale } = await import('./build.mjs');
  if (stale()) await alone(() => stale() && step('Construction du service', build));
}

/** The packages that package.json and its lock name. */
export async function installed() {
  if (!isMissing()) return;
  await alone(() => isMissing() && step('Installation des paquets (la première fois, une minute environ)', install));
}

/** A `node_modules` that is a link belongs to someone else. */
const isMissing = () =>
  !(existsSync('node_modules') && lstatSync('node_modules').isSymbolicLink()) &&
  (!existsSync(mark) || readFileSync(mark, 'utf8') !== wanted());

async function install() {
  // not `npm ci`: it refuses a lock that lacks some platform's optional packages; the lock stays as it is
  const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--progress=false'];
  await run([npm(), ...args]);
  writeFileSync(mark, wanted());
}

/** npm's own script: from npm when it calls us, else beside Node. */
function npm() {
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const found = [process.env.npm_execpath, beside, '/usr/share/nodejs/npm/bin/npm-cli.js'].find(
    (file) => file?.endsWith('.js') && existsSync(file),
  );
  if (!found) throw new Error('npm est introuvable : lancez cette commande par npm (npm start, npm test).');
  return found;
}

function wanted() {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync('package.json', 'utf8'));
  const lockFile = existsSync('package-lock.json') ? readFileSync('package-lock.json') : '';
  const platform = `${process.platform}-${process.arch}`;
  return createHash('sha256').update(JSON.stringify({ dependencies, devDependencies, overrides, platform })).update(lockFile).digest('hex');
}

async function alone(work) {
  while (takeLock(lock, 'apps/cli/src/') !== null) await pause(200);
  try {
    await work();
  } finally {
    releaseLock(lock);
  }
}

// node apps/cli/src/run.mjs FILE [arguments]: first installs and builds what is stale, then runs FILE, which has standard output to itself.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stale } from './build.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));

const self = fileURLToPath(import.meta.url);
const [file] = process.argv.splice(2, 1);
if (file === '--prepare') await prepared();
else await run();

async function prepared() {
  const { prepare } = await import('./prepare.mjs');
  await prepare().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

async function run() {
  // in a process of its own: whatever npm and the builders print goes to standard error
  if (stale() && spawnSync(process.execPath, [self, '--prepare'], { stdio: ['ignore', 2, 2] }).status !== 0) process.exit(1);
  await import(pathToFileURL(resolve(file)).href);
}

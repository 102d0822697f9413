// Types and JavaScript by tsc 7, pages and islands by Vite, all at once; then what the browser gets.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './build/fingerprint.mjs';

const stamp = 'dist/.built';
const day = 24 * 3_600_000;

/** True when the sources are not those of the last whole build. */
export const stale = () => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint();

/** Written over what is there: a service that runs from it keeps its files. */
export async function build() {
  const print = fingerprint();
  const start = Date.now();
  rmSync(stamp, { force: true });
  mkdirSync('dist', { recursive: true });
  await Promise.all([compile(), bundle('views', 'apps/web/src/views/index.tsx'), bundle('islands', 'apps/web/src/islands')]);
  const { assets } = await import('./assets.mjs');
  await assets();
  prune('dist', start);
  writeFileSync(stamp, print);
}

export const compile = () => run(['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.build.json']);

export const bundle = (name, source) =>
  existsSync(source) ? run(['node_modules/vite/bin/vite.js', 'build', '-c', `vite.${name}.config.mjs`]) : undefined;

function run(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args[0].split('/')[1]} s’est arrêté avec le code ${code}.`)),
    );
  });
}

/** What this build did not write is of a source that went; the browser's files stay a day, for the pages already open. */
function prune(folder, start) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const kept = file.startsWith(join('dist', 'client')) ? day : 1000;
    if (entry.isFile() && statSync(file).mtimeMs < start - kept) rmSync(file);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await build();

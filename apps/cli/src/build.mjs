// Types and JavaScript by tsc 7, pages and islands by Vite, all at once; then what the browser gets.
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './build/fingerprint.mjs';
import { run } from './processes.mjs';

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
  await Promise.all([compile(), bundle('views', 'apps/web/src/views'), bundle('islands', 'apps/web/src/islands')]);
  const { assets } = await import('./assets.mjs');
  await assets();
  prune('dist', start);
  writeFileSync(stamp, print);
}

/** Only what the changed files touch; the next start builds the whole. */
export async function rebuild(files) {
  rmSync(stamp, { force: true });
  const touched = (name) => files.some((file) => file.startsWith(`apps/web/src/${name}`));
  await Promise.all([
    compile(),
    touched('views') && bundle('views', 'apps/web/src/views'),
    touched('islands') && bundle('islands', 'apps/web/src/islands'),
  ]);
  if (['views', 'islands', 'assets'].some(touched)) await (await import('./assets.mjs')).assets();
}

const compile = () => run(['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.build.json']);

const bundle = (name, source) =>
  existsSync(source) ? run(['node_modules/vite/bin/vite.js', 'build', '-c', `vite.${name}.config.mjs`]) : undefined;

/** What this build did not write is of a source that went; the browser's files stay a day, for the pages already open. */
function prune(folder, start) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const kept = file.startsWith(join('dist', 'client')) ? day : 1000;
    if (entry.isFile() && statSync(file).mtimeMs < start - kept) rmSync(file);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
  await build();
}

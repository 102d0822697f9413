import { spawn, spawnSync } from 'node:child_process';

/** The major version of `pg_dump` on the PATH, with its `pg_restore`; null when one is missing. */
export function dumpVersion(): number | null {
  const versions = ['pg_dump', 'pg_restore'].map((tool) => majorOf(spawnSync(tool, ['--version'], { encoding: 'utf8' }).stdout ?? ''));
  return versions.includes(null) ? null : Math.min(...(versions as number[]));
}

/** `pg_dump (PostgreSQL) 18.1 (Debian …)` → 18 */
export const majorOf = (said: string): number | null => Number(/\(PostgreSQL\) (\d+)/.exec(said)?.[1] ?? 0) || null;

/** The data of one snapshot, in a file that only we can read. */
export const dump = (url: string, snapshot: string, file: string): Promise<void> =>
  tool('pg_dump', url, [
    ...['--format=custom', '--data-only', '--schema=public', '--exclude-table=public.migration', '--load-via-partition-root'],
    ...[`--snapshot=${snapshot}`, `--file=${file}`],
  ]);

export const restore = (url: string, file: string): Promise<void> =>
  tool('pg_restore', url, ['--data-only', '--single-transaction', '--exit-on-error', `--dbname=${new URL(url).pathname.slice(1)}`, file]);

/** Where to connect goes by the environment: anyone may read how a process was called. */
function tool(name: string, url: string, args: readonly string[]): Promise<void> {
  const child = spawn(name, args, { env: { PATH: process.env.PATH, ...connectionOf(url) }, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint = (complaint + part).slice(-2000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${name} : ${complaint.trim() || `code ${code}`}`))));
  });
}

function connectionOf(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  const known = { PGHOST: hostname, PGPORT: port, PGUSER: user, PGPASSWORD: secret, PGDATABASE: pathname.slice(1) };
  const asked = { ...known, PGSSLMODE: searchParams.get('sslmode') ?? '', PGTZ: 'UTC' };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
}

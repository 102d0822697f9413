// Who runs the embedded server: PostgreSQL refuses root, and another user must be able to reach its files.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Empty, unless we are root: then the ids of `postgres`, else of `nobody`. */
export function serverOwner() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('PostgreSQL refuse de tourner en root, et cette machine n’a ni utilisateur postgres ni nobody.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

export const isOther = (owner) => owner.uid !== undefined;

/** True when `owner` can read and cross every one of these folders. */
export const reaches = (owner, ...folders) =>
  spawnSync('/bin/sh', ['-c', 'for f; do [ -r "$f" ] && [ -x "$f" ] || exit 1; done', 'sh', ...folders], { ...owner, cwd: '/' }).status ===
  0;

/** initdb and pg_ctl hand their paths to a shell between double quotes. */
export const breaksShell = (path) => /["$`\\\n]/.test(path);

// Where the embedded server keeps its data: in DATA_DIR, or elsewhere when its owner cannot reach that (root in a 0700 home).
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { breaksShell, isOther, reaches } from './owner.mjs';

/** @returns {{ data: string, elsewhere: string }} the data folder, made and owned by `owner`, and a folder of ours that `owner` reaches. */
export function serverPlace(wanted, owner) {
  const folder = resolve(wanted);
  const elsewhere = elsewhereOf(folder);
  // the parents first: a mode given with `recursive` would apply to them too
  mkdirSync(dirname(folder), { recursive: true });
  own(folder, owner);
  if (!breaksShell(folder) && (!isOther(owner) || reaches(owner, folder))) return { data: folder, elsewhere };
  const data = join(elsewhere, 'pg');
  mkdirSync(elsewhere, { recursive: true });
  writeFileSync(join(folder, 'MOVED'), `${data}\n`);
  own(data, owner);
  return { data, elsewhere };
}

/** Makes the folder, its owner's alone. */
export function own(folder, owner) {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  chmodSync(folder, 0o700);
  if (isOther(owner)) chownSync(folder, owner.uid, owner.gid);
}

function elsewhereOf(folder) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return process.getuid?.() === 0 ? `/var/lib/cellule/${name}` : join(homedir(), '.local', 'state', 'cellule', name);
}

/** What postmaster.pid says: the process, its port and its state; null when no server left one. */
export function leftBehind(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), state: (lines[7] ?? '').trim() };
}

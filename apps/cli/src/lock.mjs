import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { commandLine } from './processes.mjs';

/**
 * A file that one living process holds; `program` is part of how such a process is called, for numbers are used again.
 * @returns null when we hold it now, else what its holder wrote in it (`pid`, and more).
 */
export function takeLock(file, program) {
  mkdirSync(dirname(file), { recursive: true });
  for (;;) {
    if (create(file)) return null;
    const holder = read(file);
    if (isAlive(holder, program)) return holder;
    clear(file, holder);
  }
}

/** What the holder tells those who come after. */
export function describeLock(file, facts) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, ...facts }), { mode: 0o600 });
  renameSync(draft, file);
}

export function releaseLock(file) {
  if (read(file).pid === process.pid) rmSync(file, { force: true });
}

/** By link, so that the file is whole as soon as it is there. */
function create(file) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {}; // gone meanwhile
  }
}

/** Our own number in the file is that of a dead one: in a container it is the same at each start. */
const isAlive = ({ pid }, program) => pid !== process.pid && (commandLine(pid)?.includes(program) ?? false);

/** Takes a dead holder's file away; someone quicker may have put theirs in its place: that one goes back. */
function clear(file, holder) {
  const aside = `${file}.${process.pid}.old`;
  try {
    renameSync(file, aside);
    if (read(aside).pid !== holder.pid) linkSync(aside, file);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(error.code)) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

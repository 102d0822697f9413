import { mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '../../apps/cli/src/processes.mjs';

/** A folder that no other run of the tests is using: `<base>-1`, or the next; kept from run to run, for what is costly to make again. */
export function takeFolder(base) {
  for (let number = 1; ; number += 1) {
    const path = `${base}-${number}`;
    mkdirSync(path, { recursive: true });
    const lock = join(path, 'run.pid');
    if (take(lock)) return { path, release: () => rmSync(lock, { force: true }) };
  }
}

function take(lock) {
  try {
    writeSync(openSync(lock, 'wx'), String(process.pid));
    return true;
  } catch {
    if (commandLine(Number(readFileSync(lock, 'utf8')))?.includes('jest')) return false;
    rmSync(lock, { force: true });
    return take(lock);
  }
}

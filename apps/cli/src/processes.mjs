import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How that process was called; null when there is none. A number may have passed to someone else: look before believing it. */
export function commandLine(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() || null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || null; // empty: a zombie
  } catch {
    return null;
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

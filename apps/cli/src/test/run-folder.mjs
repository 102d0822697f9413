import { releaseLock, takeLock } from '../lock.mjs';

/** A folder that no other run of the tests is using: `<base>-1`, or the next; kept from run to run, for what is costly to make again. */
export function takeFolder(base) {
  for (let number = 1; ; number += 1) {
    const path = `${base}-${number}`;
    const lock = `${path}/run.json`;
    if (takeLock(lock, '') === null) return { path, release: () => releaseLock(lock) };
  }
}

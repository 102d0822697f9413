import { setTimeout as pause } from 'node:timers/promises';

/** Pauses between attempts, in milliseconds: a database that is restarted is back within them. */
const pauses = [250, 500, 1_000, 2_000, 4_000, 6_000];

/** Writes what has happened already and must not be forgotten; throws when even the last attempt failed. */
export async function persistently(write: () => Promise<void>): Promise<void> {
  for (const milliseconds of pauses) {
    try {
      return await write();
    } catch {
      await pause(milliseconds);
    }
  }
  await write();
}

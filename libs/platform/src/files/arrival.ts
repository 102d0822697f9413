import { createHash, type Hash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mostBytes } from './file-types.js';
import { FileNotKept, FileRefused } from './files.errors.js';

/** What has arrived whole. */
export interface Arrived {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Piece after piece to a file of its own in that folder, which is gone when `work` ends. */
export async function arrived<T>(folder: string, bytes: Readable, work: (arrived: Arrived) => Promise<T>): Promise<T> {
  // whose it is stands in its name: processes of one machine may share the folder
  const path = join(folder, `${process.pid}-${randomUUID()}`);
  try {
    return await work({ path, ...(await written(bytes, path, folder)) });
  } catch (error) {
    throw onDisk(error) ? Object.assign(new FileNotKept(), { cause: error }) : error;
  } finally {
    await rm(path, { force: true });
  }
}

async function written(bytes: Readable, path: string, folder: string): Promise<Omit<Arrived, 'path'>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [hash, meter] = [createHash('sha256'), { size: 0 }];
  await pipeline(bytes, measuring(hash, meter), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })).catch((error) => {
    throw error instanceof FileRefused || onDisk(error) ? error : new FileRefused('cut');
  });
  if (meter.size === 0) throw new FileRefused('empty');
  return { size: meter.size, sha256: hash.digest('hex') };
}

const measuring = (hash: Hash, meter: { size: number }): Transform =>
  new Transform({
    transform(piece: Buffer, _encoding, done) {
      meter.size += piece.length;
      hash.update(piece);
      done(meter.size > mostBytes ? new FileRefused('too-large') : null, piece);
    },
  });

/** The disk is full, read-only, broken, or not ours. */
const onDisk = (error: unknown): boolean =>
  /^(ENOSPC|EFBIG|EDQUOT|EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE)$/.test((error as NodeJS.ErrnoException).code ?? '');

/** Takes away what was on its way when a process died; what arrives now is younger than `limit`. */
export async function sweepArriving(folder: string, limit: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < limit) await rm(path, { force: true });
  }
}

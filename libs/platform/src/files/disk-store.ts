import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore, isDigest, type Kept } from './store.js';

/** A folder, 256 folders in it by the first two characters. */
export class DiskStore extends FileStore {
  readonly arriving: string;

  constructor(private readonly folder: string) {
    super();
    this.arriving = join(folder, 'arriving');
  }

  /** The same disk: a rename is whole or not at all, and the folder's own entry is written through. */
  async put({ sha256 }: { readonly sha256: string }, path: string): Promise<void> {
    const place = this.placeOf(sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(path, place);
    await writeThrough(dirname(place));
  }

  async open(sha256: string): Promise<Readable> {
    const handle = await open(this.placeOf(sha256), 'r');
    return handle.createReadStream();
  }

  has(sha256: string): Promise<boolean> {
    return access(this.placeOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  async *list(): AsyncGenerator<Kept> {
    const folders = await readdir(this.folder).catch(() => []);
    for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name)))
      for (const name of (await readdir(join(this.folder, folder))).filter(isDigest)) yield* this.entry(name);
  }

  private async *entry(sha256: string): AsyncGenerator<Kept> {
    const found = await stat(this.placeOf(sha256)).catch(() => null);
    if (found) yield { sha256, at: found.mtime };
  }

  private placeOf(sha256: string): string {
    if (!isDigest(sha256)) throw new Error('not a digest');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function writeThrough(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

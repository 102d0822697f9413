import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Bucket, openBucket } from '../../../../test/support/bucket.js';
import { DiskStore } from './disk-store.js';
import { readFiles } from './file-settings.js';
import { bucketStore } from './file-stores.js';
import type { FileStore, Kept } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'stores-'));
let bucket: Bucket;
let stores: Record<string, FileStore>;

beforeAll(async () => {
  bucket = await openBucket();
  const at = (url: string) => bucketStore(readFiles({ STORAGE_URL: url }, false).storage!);
  stores = {
    disk: new DiskStore(join(folder, 'files')),
    bucket: at(bucket.url),
    'bucket, under a prefix': at(`${bucket.url}/cellule/pieces`),
  };
});

afterAll(async () => {
  await bucket?.close();
  rmSync(folder, { recursive: true });
});

describe.each(['disk', 'bucket', 'bucket, under a prefix'])('the store: %s', (name) => {
  const put = async (bytes: Buffer) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const store = stores[name]!;
    mkdirSync(store.arriving, { recursive: true });
    const path = join(store.arriving, 'one');
    writeFileSync(path, bytes);
    await store.put({ sha256, size: bytes.length }, path);
    rmSync(path, { force: true });
    return { store, sha256 };
  };

  it.each([1, 70_000, 26_214_400])('gives back %d bytes as they came', async (size) => {
    const bytes = randomBytes(size);
    const { store, sha256 } = await put(bytes);
    expect(await store.has(sha256)).toBe(true);
    expect((await buffer(await store.open(sha256))).equals(bytes)).toBe(true);
  });

  it('takes the same twice, and lets go of it once, twice without harm', async () => {
    const bytes = Buffer.from(`twice in ${name}`);
    await put(bytes);
    const { store, sha256 } = await put(bytes);
    expect((await listed(store)).filter((kept) => kept.sha256 === sha256)).toHaveLength(1);
    await store.remove(sha256);
    await store.remove(sha256);
    expect([await store.has(sha256), (await listed(store)).map((kept) => kept.sha256).includes(sha256)]).toEqual([false, false]);
    await expect(store.open(sha256)).rejects.toThrow();
  });

  it('lists what it holds, with the day on which it came', async () => {
    const { store, sha256 } = await put(Buffer.from(`listed in ${name}`));
    const kept = (await listed(store)).find((one) => one.sha256 === sha256);
    expect(kept?.at.getFullYear()).toBeGreaterThan(2020);
  });

  it('opens nothing that is no digest', async () => {
    await expect(stores[name]!.open('../../etc/passwd')).rejects.toThrow('not a digest');
  });
});

it('tells no more than a status of what a bucket answers', async () => {
  await expect(stores.bucket!.open('a'.repeat(64))).rejects.toThrow(/^the storage answered 404$/);
});

async function listed(store: FileStore): Promise<Kept[]> {
  const all: Kept[] = [];
  for await (const kept of store.list()) all.push(kept);
  return all;
}

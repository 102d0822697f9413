import { join } from 'node:path';
import { config } from '../config.js';
import { DiskStore } from './disk-store.js';
import type { S3Place } from './file-settings.js';
import { S3Store } from './s3-store.js';
import type { FileStore } from './store.js';

export const diskStore = (): FileStore => new DiskStore(join(config().dataDir, 'files'));

export const bucketStore = (place: S3Place): FileStore => new S3Store(place);

/** The one that this service uses. */
export function chosenStore(): FileStore {
  const { storage } = config();
  return storage ? bucketStore(storage) : diskStore();
}

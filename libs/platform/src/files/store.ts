import type { Readable } from 'node:stream';

/** What is kept under its own SHA-256. */
export interface Kept {
  readonly sha256: string;
  /** When it was last put there. */
  readonly at: Date;
}

/** Where the bytes of files are: a folder, or a bucket. Everything in it is whole, and named by its SHA-256. */
export abstract class FileStore {
  /** Files arrive in this folder, on this machine. */
  abstract readonly arriving: string;

  /** What lies at `path`, whole or not at all; again changes nothing but its date. `path` may be gone afterwards. */
  abstract put(content: { readonly sha256: string; readonly size: number }, path: string): Promise<void>;

  /** Fails when it is not there. */
  abstract open(sha256: string): Promise<Readable>;

  abstract has(sha256: string): Promise<boolean>;

  /** Harmless when it is gone. */
  abstract remove(sha256: string): Promise<void>;

  abstract list(): AsyncIterable<Kept>;
}

export const isDigest = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

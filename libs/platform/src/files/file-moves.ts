import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database.js';
import { arrived } from './arrival.js';
import { FileRefused } from './files.errors.js';
import type { FileStore } from './store.js';

export interface Moved {
  readonly copied: number;
  readonly alreadyThere: number;
  /** SHA-256 of what is missing where it should come from, or is no longer what it was. */
  readonly lost: readonly string[];
}

/** Takes the bytes of every file from one place to another, or looks whether they are all there; nothing is taken away. */
@Injectable()
export class FileMoves {
  constructor(private readonly database: Database) {}

  /** Harmless when repeated: what is there already stays. */
  async copy(from: FileStore, to: FileStore): Promise<Moved> {
    const [lost, digests]: [string[], string[]] = [[], await this.digests()];
    let copied = 0;
    for (const sha256 of digests) {
      if (await to.has(sha256)) continue;
      if (await carried(sha256, from, to)) copied += 1;
      else lost.push(sha256);
    }
    return { copied, alreadyThere: digests.length - copied - lost.length, lost };
  }

  /** Reads every byte. */
  async check(store: FileStore): Promise<{ readonly whole: number; readonly lost: readonly string[] }> {
    const [lost, digests]: [string[], string[]] = [[], await this.digests()];
    for (const sha256 of digests) if ((await digestIn(store, sha256)) !== sha256) lost.push(sha256);
    return { whole: digests.length - lost.length, lost };
  }

  private async digests(): Promise<string[]> {
    const rows = await this.database.rows<{ sha256: string }>(`SELECT sha256 FROM file_content WHERE scan <> 'infected' ORDER BY sha256`);
    return rows.map(({ sha256 }) => sha256);
  }
}

/** False when it was not there, or was damaged; a place that cannot take it stops everything. */
async function carried(sha256: string, from: FileStore, to: FileStore): Promise<boolean> {
  const bytes = await from.open(sha256).catch(() => null);
  if (!bytes) return false;
  return arrived(to.arriving, bytes, async (file) => {
    if (file.sha256 === sha256) await to.put(file, file.path);
    return file.sha256 === sha256;
  }).catch((error: unknown) => {
    if (error instanceof FileRefused) return false;
    throw error;
  });
}

async function digestIn(store: FileStore, sha256: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of await store.open(sha256)) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { type Actor, NotFound } from '#kernel';
import { config } from '../config.js';
import { Database } from '../database.js';
import { type Arrived, arrived } from './arrival.js';
import { judge } from './file-judge.js';
import { shownName } from './file-name.js';
import type { FileType } from './file-types.js';
import { FileHeldBack, FileNotKept, FileRefused } from './files.errors.js';
import { FileStore } from './store.js';

/** As it comes in: nothing of it is believed. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Readable;
}

/** Arrived whole, judged, and in its place; it is nobody's until a module keeps it. */
export interface ReceivedFile {
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
  readonly sha256: string;
}

/** `unscanned`: there is no scanner. */
export type FileState = 'waiting' | 'clean' | 'infected' | 'unscanned';

export interface FileRead {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  readonly size: number;
  readonly state: FileState;
  readonly addedBy: string | null;
  readonly addedAt: Date;
}

interface Row extends Omit<FileRead, 'state'> {
  readonly sha256: string;
  readonly scan: Exclude<FileState, 'unscanned'>;
}

/** $1 identifiers. */
const byIds = `
  SELECT file.id, name, type, size, scan, added_by AS "addedBy", added_at AS "addedAt", file.sha256
  FROM file JOIN file_content ON file_content.sha256 = file.sha256 WHERE file.id = ANY($1) ORDER BY added_at, file.id`;

/** The bytes of files, for any module: whoever asks has passed the policy of the thing to which a file belongs. */
@Injectable()
export class Files {
  private readonly log = new Logger(Files.name);

  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  /** Takes a file in, never whole in memory; outside of any transaction, for it may take minutes. */
  async receive({ name: given, bytes }: SentFile): Promise<ReceivedFile> {
    const name = shownName(given);
    try {
      return await arrived(this.store.arriving, bytes, async (file) => this.judged(file, name));
    } catch (error) {
      if (error instanceof FileNotKept) this.log.error({ err: error.cause });
      throw error;
    }
  }

  /** Makes a received file one of ours, in the caller's transaction; its identifier. */
  async keep(by: Actor, { name, type, size, sha256 }: ReceivedFile, now: Date): Promise<string> {
    await this.database.rows(`SELECT pg_advisory_xact_lock_shared(hashtext('files'))`);
    const content = await this.database.row<{ scan: FileState }>(
      `INSERT INTO file_content (sha256, size, scan, stored_at) VALUES ($1, $2, 'waiting', $3)
       ON CONFLICT (sha256) DO UPDATE SET loose_since = NULL RETURNING scan`,
      [sha256, size, now],
    );
    if (content?.scan === 'infected') throw new FileRefused('infected');
    if (!(await this.store.has(sha256))) throw new FileNotKept();
    const id = randomUUID();
    await this.database.rows('INSERT INTO file (id, sha256, name, type, added_by, added_at) VALUES ($1, $2, $3, $4, $5, $6)', [
      ...[id, sha256, name, type, by.kind === 'person' ? by.personId : null, now],
    ]);
    return id;
  }

  /** In the order in which they were added; an unknown one is absent. */
  async several(_by: Actor, ids: readonly string[]): Promise<FileRead[]> {
    return (await this.database.rows<Row>(byIds, [ids])).map(readOf);
  }

  /** Its bytes, for those who may have them by now. */
  async open(by: Actor, id: string): Promise<{ file: FileRead; bytes: Readable }> {
    const [row] = await this.database.rows<Row>(byIds, [[id]]);
    if (!row) throw new NotFound();
    const file = readOf(row);
    if (!isOpenTo(by, file)) throw new FileHeldBack();
    return { file, bytes: await this.store.open(row.sha256) };
  }

  private async judged({ path, size, sha256 }: Arrived, name: string): Promise<ReceivedFile> {
    const type = await judge(path, name);
    await this.store.put({ sha256, size }, path).catch((cause: unknown) => {
      throw Object.assign(new FileNotKept(), { cause });
    });
    return { name, type, size, sha256 };
  }
}

/** Whether they may have its bytes: clean for all; where nothing is scanned, for whoever sent it, and for others if the setting says so. */
export function isOpenTo(by: Actor, { state, addedBy }: Pick<FileRead, 'state' | 'addedBy'>): boolean {
  if (state !== 'unscanned') return state === 'clean';
  return config().opensUnscanned || (by.kind === 'person' && by.personId === addedBy);
}

const readOf = ({ sha256: _, scan, ...file }: Row): FileRead => ({
  ...file,
  state: scan === 'waiting' && config().clamdUrl === null ? 'unscanned' : scan,
});

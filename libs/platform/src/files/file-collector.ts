import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import { days, hours, later } from '#kernel';
import { Database } from '../database.js';
import { sweepArriving } from './arrival.js';
import { FileStore } from './store.js';

/** How long the bytes of what no file names any longer are kept: a backup of that age finds them still. */
const grace = days(7);

/** How long bytes without a row are kept, and what was on its way when a process died: longer than any upload takes. */
const underWay = hours(24);

const most = 500;

/** Takes away the bytes that nothing needs any more. */
@Injectable()
export class FileCollector {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
  ) {}

  /** How many contents went. */
  async collect(now: Date): Promise<number> {
    await sweepArriving(this.store.arriving, later(now, -underWay));
    await this.markLoose(now);
    const loose = await this.database.rows<{ sha256: string }>(
      'SELECT sha256 FROM file_content WHERE loose_since <= $1 ORDER BY loose_since LIMIT $2',
      [later(now, -grace), most],
    );
    let gone = 0;
    for (const { sha256 } of loose) gone += await this.release(sha256, later(now, -grace));
    return gone + (await this.collectUnknown(later(now, -underWay)));
  }

  private async markLoose(now: Date): Promise<void> {
    await this.database.rows(
      `UPDATE file_content SET loose_since = $1
       WHERE loose_since IS NULL AND NOT EXISTS (SELECT FROM file WHERE file.sha256 = file_content.sha256)`,
      [now],
    );
  }

  /** Bytes first: a row without them is tried again, bytes without a row are found by looking at all. */
  @Transactional()
  private async release(sha256: string, limit: Date): Promise<number> {
    if (!(await this.isAlone())) return 0;
    const gone = await this.database.rows(
      `DELETE FROM file_content WHERE sha256 = $1 AND loose_since <= $2
       AND NOT EXISTS (SELECT FROM file WHERE file.sha256 = file_content.sha256) RETURNING sha256`,
      [sha256, limit],
    );
    if (gone.length > 0) await this.store.remove(sha256);
    return gone.length;
  }

  /** What came in and was kept by nobody, and what a scanner found after it was sent again. */
  private async collectUnknown(limit: Date): Promise<number> {
    let gone = 0;
    for await (const { sha256, at } of this.store.list()) if (at <= limit) gone += await this.discard(sha256);
    return gone;
  }

  @Transactional()
  private async discard(sha256: string): Promise<number> {
    if (!(await this.isAlone())) return 0;
    const needed = await this.database.rows(`SELECT FROM file_content WHERE sha256 = $1 AND scan <> 'infected'`, [sha256]);
    if (needed.length > 0) return 0;
    await this.store.remove(sha256);
    return 1;
  }

  /** Nobody is keeping a file meanwhile, nor begins to before the end of the transaction. */
  private async isAlone(): Promise<boolean> {
    const lock = await this.database.row<{ had: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtext('files')) AS had`);
    return lock?.had ?? false;
  }
}

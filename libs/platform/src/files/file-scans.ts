import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import { later, minutes, system } from '#kernel';
import { Announcer } from '../announcer.js';
import { config } from '../config.js';
import { Database } from '../database.js';
import { scanned } from './clamd.js';
import { FileStore } from './store.js';

/** How long a content that could not be scanned, or whose scanner died, waits for another try. */
const again = minutes(3);

const asScanner = system('files');

/** Takes the next content that waits; $1 now, $2 before which its last try must lie. */
const next = `
  UPDATE file_content SET tried_at = $1 WHERE sha256 = (
    SELECT sha256 FROM file_content WHERE scan = 'waiting' AND (tried_at IS NULL OR tried_at <= $2)
    ORDER BY tried_at NULLS FIRST, stored_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING sha256`;

/** Shows contents in quarantine to clamd, each once: clean ones are handed out from then on, the others go. */
@Injectable()
export class FileScans {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly announcer: Announcer,
  ) {}

  /** How many were scanned: one, or none when nothing waits or nothing scans. */
  async scanNext(now: Date): Promise<number> {
    const { clamdUrl } = config();
    const content = clamdUrl === null ? undefined : await this.database.row<{ sha256: string }>(next, [now, later(now, -again)]);
    if (!clamdUrl || !content) return 0;
    const signature = await scanned(clamdUrl, await this.store.open(content.sha256));
    await this.settle(content.sha256, signature, now);
    if (signature !== null) await this.store.remove(content.sha256);
    return 1;
  }

  @Transactional()
  private async settle(sha256: string, signature: string | null, now: Date): Promise<void> {
    const settled = await this.database.rows(
      `UPDATE file_content SET scan = CASE WHEN $2::text IS NULL THEN 'clean' ELSE 'infected' END, signature = $2, scanned_at = $3
       WHERE sha256 = $1 AND scan = 'waiting' RETURNING sha256`,
      [sha256, signature, now],
    );
    if (settled.length === 0 || signature === null) return;
    await this.announcer.note(
      asScanner,
      { name: 'FileInfected', subject: { kind: 'file_content', id: sha256 }, payload: { signature } },
      now,
    );
  }
}

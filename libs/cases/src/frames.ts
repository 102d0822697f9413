import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import type { CaseRow } from './case.read.js';
import { CaseSteps } from './case-steps.js';
import { FrameChangedMeanwhile } from './cases.errors.js';
import { Cases } from './cases.js';

/** What a project is has a version of its own: each change raises it. */
@Injectable()
export class Frames {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
  ) {}

  /** Locked. `version`: what she had read; null where nothing of anybody else's can be lost. */
  async writable(by: Actor, caseId: string, version: number | null): Promise<CaseRow> {
    const found = await this.cases.writable(by, caseId);
    if (version !== null && version !== found.frameVersion) throw new FrameChangedMeanwhile();
    return found;
  }

  async changed(by: Actor, caseId: string, now: Date): Promise<void> {
    await this.database.rows('UPDATE project_case SET frame_version = frame_version + 1 WHERE id = $1', [caseId]);
    await this.steps.changed(by, caseId, now);
  }
}

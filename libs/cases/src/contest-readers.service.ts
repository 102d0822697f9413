import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Actor, system } from '#kernel';
import type { CaseRow } from './case.read.js';
import { assertService, Cases } from './cases.js';
import type { Phase } from './domain/phases.js';
import { NoticesService } from './notices.service.js';
import type { StepRead } from './phases.queries.js';

/** A word that the collectivité denies, as whoever follows the case is told of it. */
export interface ContestRead extends Pick<CaseRow, 'title' | 'territoryLabel'> {
  readonly caseId: string;
  readonly step: StepRead;
  /** Where the case stands now. */
  readonly phase: Phase;
  /** Who follows the case; null when she receives no more. */
  readonly referentId: string | null;
}

const asCases = system('cases');

/** Who is told that a word is denied: whoever follows the case. */
@Injectable()
export class ContestReaders {
  constructor(
    private readonly cases: Cases,
    private readonly notices: NoticesService,
    private readonly identity: IdentityService,
  ) {}

  async contested(by: Actor, stepId: string, now: Date): Promise<ContestRead> {
    assertService(by);
    const { caseId, step } = await this.notices.noted(by, stepId);
    const { title, territoryLabel, phase, referentId } = await this.cases.row(caseId);
    const hasLeft = (await this.identity.leavers(asCases, [referentId], now)).has(referentId);
    return { caseId, title, territoryLabel, phase, step, referentId: hasLeft ? null : referentId };
  }
}

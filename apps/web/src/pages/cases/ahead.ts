import { Injectable } from '@nestjs/common';
import { PreparationsService } from '#appointments';
import { ActionListsService, type ActionRead, CaseStoryService, type NextAppointment } from '#cases';
import type { SignedVisit } from '../signed.js';

/** What is to come in a case, as its reader may know of it. */
export interface AheadRead {
  /** What is to do first. */
  readonly actions: readonly ActionRead[];
  /** With what the collectivité is asked to prepare. */
  readonly next: (NextAppointment & { readonly asked: readonly string[] }) | null;
}

@Injectable()
export class Ahead {
  constructor(
    private readonly actions: ActionListsService,
    private readonly story: CaseStoryService,
    private readonly preparations: PreparationsService,
  ) {}

  async of({ by, now }: SignedVisit, caseId: string): Promise<AheadRead> {
    const { items: actions } = await this.actions.toDo(by, caseId, { limit: 5 }, now);
    const next = await this.story.next(by, caseId, now);
    return { actions, next: next && { ...next, asked: (await this.preparations.asked(by, next.id)).lines } };
  }
}

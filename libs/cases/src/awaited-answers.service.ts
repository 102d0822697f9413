import { Injectable } from '@nestjs/common';
import { listScope, type PersonActor } from '#kernel';
import { Database } from '#platform';
import { awaitedIn } from './awaited.queries.js';
import { deskDay } from './cases.js';
import { casesWithin } from './cases.queries.js';
import type { StepKind } from './domain/moves.js';
import { beforeAction, type Phase } from './domain/phases.js';

/** What waits for the answer of whoever follows a case. */
export interface AwaitedRead {
  readonly caseId: string;
  /** Of the project. */
  readonly title: string;
  readonly territoryLabel: string;
  readonly kind: 'message' | 'denied' | 'proposal';
  /** Since when. */
  readonly at: Date;
  /** Whose message, contest or word it is; empty once she is forgotten. */
  readonly who: string;
  /** Of which step; null for a message. */
  readonly stepKind: StepKind | null;
  readonly to: Phase | null;
}

/** « Réponses attendues de vous »: derived from what was written and moved, never stored. */
@Injectable()
export class AwaitedAnswers {
  constructor(private readonly database: Database) {}

  /** Of the cases that she follows, the oldest first; `hasMore`: beyond the limit. */
  async of(by: PersonActor, limit: number, now: Date): Promise<{ items: AwaitedRead[]; hasMore: boolean }> {
    const asked = { scope: listScope(by, 'case'), wanted: { referentId: by.personId }, now, today: deskDay(now) };
    const { where, values } = casesWithin(asked);
    const own = [by.personId, beforeAction, limit + 1];
    const found = await this.database.rows<AwaitedRead>(awaitedIn(where, values.length + 1), [...values, ...own]);
    return { items: found.slice(0, limit), hasMore: found.length > limit };
  }
}

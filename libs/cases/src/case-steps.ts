import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type DomainEvent, days, event, later, NotFound } from '#kernel';
import { Announcer, Database } from '#platform';
import type { Said, StepKind } from './domain/moves.js';
import type { Phase } from './domain/phases.js';
import { type StepRead, stepsOf } from './phases.queries.js';

/** How long a word that someone else wrote down can be said to be wrong. */
export const contestTime = days(7);

export interface NewStep {
  readonly caseId: string;
  readonly version: number;
  readonly kind: StepKind;
  readonly from: Phase;
  readonly to: Phase;
  readonly said?: Said | null | undefined;
  readonly reason?: string | null | undefined;
  readonly waived?: readonly string[];
  readonly skipped?: readonly Phase[];
  /** What was received when it was made. */
  readonly evidence?: readonly string[];
  readonly actId?: string | null;
  /** The step that a contest undoes. */
  readonly contests?: string | null;
}

const keepStep = `
  INSERT INTO case_step (id, case_id, version, kind, from_phase, to_phase, role, person_id, organisation_id, said_by, said_on, said_how, reason,
    waived, skipped, evidence, act_id, at, contestable_until, contests)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;

/** The history of a case: written once, by whoever moves it, in the transaction of the move. */
@Injectable()
export class CaseSteps {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  async begin(by: Actor, caseId: string, now: Date): Promise<void> {
    await this.keep(by, { caseId, version: 1, kind: 'opened', from: 'intention', to: 'intention' }, now);
    await this.tell(by, event('CaseOpened', { kind: 'case', id: caseId }, { caseId }), now);
  }

  async keep(by: Actor, step: NewStep, now: Date): Promise<string> {
    const id = randomUUID();
    const { said = null, reason = null, waived = [], skipped = [], evidence = [], actId = null, contests = null } = step;
    const { role, personId, organisationId } = authorOf(by);
    await this.database.rows(keepStep, [
      ...[id, step.caseId, step.version, step.kind, step.from, step.to, role, personId, organisationId],
      ...[said?.by.trim() ?? null, said?.on ?? null, said?.how ?? null, reason?.trim() || null, waived, skipped, evidence, actId, now],
      ...[said ? later(now, contestTime) : null, contests],
    ]);
    return id;
  }

  /** Those after a version, in their order; 0: all. */
  after(caseId: string, version: number): Promise<StepRead[]> {
    return this.database.rows<StepRead>(stepsOf, [caseId, version]);
  }

  async one(caseId: string, stepId: string): Promise<StepRead> {
    const step = (await this.after(caseId, 0)).find(({ id }) => id === stepId);
    if (!step) throw new NotFound();
    return step;
  }

  /** Something other than where it stands; it is alive. */
  async changed(by: Actor, caseId: string, now: Date): Promise<void> {
    await this.touch(caseId, now);
    await this.tell(by, event('CaseChanged', { kind: 'case', id: caseId }, { caseId }), now);
  }

  async touch(id: string, now: Date): Promise<void> {
    await this.database.rows('UPDATE project_case SET active_at = greatest(active_at, $2) WHERE id = $1', [id, now]);
  }

  tell(by: Actor, told: DomainEvent, now: Date): Promise<void> {
    return this.announcer.record(by, told, now);
  }
}

/** In whose name something is kept. */
export function authorOf(by: Actor): { role: string; personId: string | null; organisationId: string | null } {
  if (by.kind !== 'person') return { role: by.kind, personId: null, organisationId: null };
  return { role: by.standing?.role ?? 'person', personId: by.personId, organisationId: by.standing?.organisationId ?? null };
}

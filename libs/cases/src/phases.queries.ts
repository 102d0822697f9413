import type { SaidHow, StepKind } from './domain/moves.js';
import type { Phase } from './domain/phases.js';

/** One step of a case's history; the day as `YYYY-MM-DD`. */
export interface StepRead {
  readonly id: string;
  readonly version: number;
  readonly kind: StepKind;
  readonly from: Phase;
  /** What it led to; of a proposal, what it proposes. */
  readonly to: Phase;
  readonly role: string;
  /** Empty for the service itself, and for someone who is forgotten. */
  readonly author: string;
  readonly saidBy: string | null;
  readonly saidOn: string | null;
  readonly saidHow: SaidHow | null;
  readonly reason: string | null;
  readonly waived: readonly string[];
  readonly skipped: readonly Phase[];
  readonly at: Date;
  readonly contestableUntil: Date | null;
  readonly contestedAt: Date | null;
  /** Her name; null as long as it is not contested, empty once it is forgotten. */
  readonly contestedBy: string | null;
}

/** As it is written; empty once she is forgotten. */
export const nameOf = (person: string): string => `concat_ws(' ', nullif(${person}.first_name, ''), nullif(${person}.last_name, ''))`;

/** In their order. $1 case, $2 after which version. A declaration whose act is contested is contested too; whoever contests without an account has the name she is known by. */
export const stepsOf = `
  WITH contested AS (
    SELECT case_step.id, coalesce(case_step_contest.at, act_contest.at) AS at, coalesce(case_step_contest.said_by, ${nameOf('person')}) AS by
    FROM case_step LEFT JOIN case_step_contest ON step_id = case_step.id LEFT JOIN act_contest ON act_contest.act_id = case_step.act_id
      LEFT JOIN person ON person.id = coalesce(case_step_contest.person_id, act_contest.person_id)
    WHERE case_step.case_id = $1 AND (step_id IS NOT NULL OR act_contest.act_id IS NOT NULL)
  )
  SELECT case_step.id, version, kind, from_phase AS "from", to_phase AS "to", role,
    coalesce(nullif(${nameOf('person')}, ''), undone.by, '') AS author,
    said_by AS "saidBy", said_on::text AS "saidOn", said_how AS "saidHow", reason, waived, skipped, case_step.at,
    contestable_until AS "contestableUntil", contested.at AS "contestedAt", contested.by AS "contestedBy"
  FROM case_step LEFT JOIN person ON person.id = case_step.person_id
    LEFT JOIN contested ON contested.id = case_step.id LEFT JOIN contested undone ON undone.id = contests
  WHERE case_id = $1 AND version > $2 ORDER BY version`;

/** By code, in the order of receipt. $1 case. */
export const receivedCodes = `
  SELECT code, array_agg(id::text ORDER BY number) AS ids FROM case_evidence
  WHERE case_id = $1 AND visibility <> 'internal' GROUP BY code ORDER BY code`;

export const standsAt = `
  UPDATE project_case SET phase = $2, pause = $3, pause_reason = $4, review_on = $5, proposed_to = $6, proposed_by = $7, proposed_at = $8,
    version = $9, active_at = greatest(active_at, $10), closed_at = CASE WHEN $2 = 'closed' THEN coalesce(closed_at, $10) END WHERE id = $1`;

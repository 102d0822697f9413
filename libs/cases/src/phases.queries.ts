import type { StepKind } from './case-steps.js';
import type { SaidHow } from './domain/moves.js';
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
}

/** In their order. $1 case, $2 after which version. A declaration whose act is contested is contested too. */
export const stepsOf = `
  SELECT case_step.id, version, case_step.kind, from_phase AS "from", to_phase AS "to", role,
    concat_ws(' ', nullif(person.first_name, ''), nullif(person.last_name, '')) AS author,
    said_by AS "saidBy", said_on::text AS "saidOn", said_how AS "saidHow", reason, waived, skipped, case_step.at,
    case_step.contestable_until AS "contestableUntil", coalesce(case_step_contest.at, act_contest.at) AS "contestedAt"
  FROM case_step LEFT JOIN person ON person.id = case_step.person_id
    LEFT JOIN case_step_contest ON step_id = case_step.id LEFT JOIN act_contest ON act_contest.act_id = case_step.act_id
  WHERE case_id = $1 AND version > $2 ORDER BY version`;

/** By code, in the order of receipt. $1 case. */
export const receivedCodes = `
  SELECT code, array_agg(id::text ORDER BY number) AS ids FROM case_evidence WHERE case_id = $1 GROUP BY code ORDER BY code`;

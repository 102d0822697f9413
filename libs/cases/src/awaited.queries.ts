import { nameOf } from './phases.queries.js';

/** The cell answers by a message, or by a note that the collectivité reads; notes are looked at for what no message answered. */
const unanswered = `FROM case_exchange WHERE case_id = project_case.id AND side = 'collectivite'
    AND at > coalesce((SELECT max(at) FROM case_exchange WHERE case_id = project_case.id AND side = 'cell'), '-infinity')
    AND NOT EXISTS (SELECT FROM case_note WHERE case_id = project_case.id AND case_note.at >= case_exchange.at AND visibility <> 'internal'
      AND case_note.role IN ('advisor', 'coordinator') AND NOT EXISTS (SELECT FROM case_note_withdrawal WHERE note_id = case_note.id))`;

/** The same as `isDenied`. */
const denied = `FROM case_step denied LEFT JOIN case_step_contest ON step_id = denied.id LEFT JOIN act_contest ON act_contest.act_id = denied.act_id
    WHERE denied.case_id = project_case.id AND (denied.contestable_until IS NOT NULL OR denied.act_id IS NOT NULL) AND coalesce(case_step_contest.at, act_contest.at)
      >= (SELECT max(at) FROM case_step WHERE case_id = project_case.id AND kind <> 'contest')`;

/** Of a row of `project_case`. */
export const isAsked = `(EXISTS (SELECT ${unanswered}) OR EXISTS (SELECT ${denied}))`;

/** What waits for whoever follows these cases, the oldest first. `where`: which cases. `n`: the place of the first value of its own: the person, the phases before the action, how many. */
export const awaitedIn = (where: string, n: number): string => `
  SELECT project_case.id AS "caseId", title, (SELECT label FROM territory WHERE territory.id = territory_id) AS "territoryLabel", awaited.kind, awaited.at, who, step_kind AS "stepKind", "to"
  FROM project_case CROSS JOIN LATERAL (
    SELECT 'message' AS kind, min(at) AS at, (array_agg(who ORDER BY at DESC))[1] AS who, NULL AS step_kind, NULL AS "to"
    FROM (SELECT at, coalesce(nullif((SELECT ${nameOf('person')} FROM person WHERE person.id = person_id), ''), said_by, '') AS who ${unanswered}) message
    HAVING count(*) > 0
    UNION ALL
    SELECT 'denied', coalesce(case_step_contest.at, act_contest.at), coalesce(case_step_contest.said_by, (SELECT ${nameOf('person')} FROM person
      WHERE person.id = coalesce(case_step_contest.person_id, act_contest.person_id)), ''), denied.kind, denied.to_phase ${denied}
    UNION ALL
    (SELECT 'proposal', proposed_at, coalesce(said_by, (SELECT ${nameOf('person')} FROM person WHERE person.id = case_step.person_id), ''), kind, to_phase
    FROM case_step WHERE case_id = project_case.id AND proposed_at IS NOT NULL AND pause IS NULL AND proposed_by IS DISTINCT FROM $${n}
      AND NOT (proposed_to = 'closed' AND phase = ANY ($${n + 1})) ORDER BY version DESC LIMIT 1)
  ) awaited
  WHERE ${where} AND phase <> 'closed' ORDER BY awaited.at, project_case.id, awaited.kind LIMIT $${n + 2}`;

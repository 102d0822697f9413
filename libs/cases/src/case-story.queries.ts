import { nameOf } from './phases.queries.js';

/** The same columns of everything; what has no author or no visibility says null. */
const arm = (columns: string, from: string): string => `SELECT ${columns} FROM ${from}`;
const unsaid = 'NULL::jsonb AS said';

const steps = arm(
  `'step' AS kind, case_step.id, case_step.at, ${nameOf('person')} AS author, case_step.role, case_step.kind AS code, to_phase AS "to", reason AS words,
    NULL AS visibility, CASE WHEN said_by IS NOT NULL THEN
      jsonb_build_object('saidBy', said_by, 'saidOn', said_on::text, 'saidHow', said_how) END AS said`,
  'case_step LEFT JOIN person ON person.id = case_step.person_id WHERE case_id = $1',
);

const evidence = arm(
  `'evidence', case_evidence.id, case_evidence.at, ${nameOf('person')}, NULL, code, NULL, words, visibility, ${unsaid}`,
  'case_evidence LEFT JOIN person ON person.id = person_id WHERE case_id = $1 AND visibility = ANY ($2)',
);

const notes = arm(
  `'note', case_note.id, case_note.at, ${nameOf('person')}, role, CASE WHEN note_id IS NULL THEN 'kept' ELSE 'withdrawn' END, NULL,
    CASE WHEN note_id IS NULL THEN words END, visibility, ${unsaid}`,
  `case_note LEFT JOIN person ON person.id = case_note.person_id LEFT JOIN case_note_withdrawal ON note_id = case_note.id
    WHERE case_id = $1 AND visibility = ANY ($2)`,
);

const exchanges = arm(
  `'exchange', case_exchange.id, case_exchange.at, coalesce(nullif(${nameOf('person')}, ''), said_by, ''), role, side, NULL, words, NULL, ${unsaid}`,
  'case_exchange LEFT JOIN person ON person.id = person_id WHERE case_id = $1',
);

const contact = (code: string, at: string): string =>
  arm(
    `'contact', id, ${at}, '', NULL, '${code}', NULL, concat_ws(' ', first_name, last_name), NULL, ${unsaid}`,
    `case_contact WHERE case_id = $1 AND ${at} IS NOT NULL`,
  );

/** Those that she may read one by one. $3 of that territory alone, $4 of these départements alone; null: of any. */
export const attached = `case_attachment JOIN appointment ON case_attachment.kind = 'appointment' AND appointment.id = thing_id
  JOIN territory ON territory.id = appointment.territory_id`;
export const readable = `case_id = $1 AND ($3::text IS NULL OR appointment.territory_id = $3) AND ($4::text[] IS NULL OR departements && $4)`;

const appointments = arm(
  `'appointment', appointment.id, start_at, '', NULL, status, NULL, type_title, NULL, ${unsaid}`,
  `${attached} WHERE ${readable}`,
);

const minutes = arm(
  `'minutes', appointment.id, sent_at, ${nameOf('person')}, NULL, 'sent', NULL, type_title, NULL, ${unsaid}`,
  `${attached} JOIN minutes ON minutes.appointment_id = appointment.id LEFT JOIN person ON person.id = written_by
    WHERE ${readable} AND state = 'sent'`,
);

/** Only what both sides share is told to both. */
const actions = arm(
  `'action', action_id, move.at, coalesce(nullif(${nameOf('person')}, ''), said_by, ''), role, CASE number WHEN 1 THEN 'added' ELSE move.state END, NULL, what,
    CASE visibility WHEN 'shared' THEN 'shared' ELSE 'internal' END, ${unsaid}`,
  `case_action_move move JOIN case_action ON case_action.id = action_id LEFT JOIN person ON person.id = move.person_id
    WHERE case_id = $1 AND (visibility = 'shared' OR 'internal' = ANY ($2))`,
);

const all = [
  ...[steps, evidence, notes, exchanges, contact('added', 'added_at'), contact('removed', 'removed_at'), appointments, minutes, actions],
].join(' UNION ALL ');

/** The latest first. $1 case, $2 visibilities, $3 territory, $4 départements, $5 and $6 before which instant and identifier, $7 how many. */
export const storyInOrder = `
  SELECT * FROM (${all}) story WHERE $5::timestamptz IS NULL OR (at, id) < ($5, $6::uuid) ORDER BY at DESC, id DESC LIMIT $7`;

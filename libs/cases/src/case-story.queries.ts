import { appointmentIsWithin, attachedAppointment } from './appointments-within.js';
import { nameOf } from './phases.queries.js';

/** What one deed does at one instant, as it is told: a case opens, then someone is named, something is received, and it goes ahead. */
const ranks = ['opened', 'lead', 'joined', 'contact', 'appointment', 'evidence', 'step', 'note', 'action', 'minutes', 'exchange'] as const;
const rankOf = (one: (typeof ranks)[number]): number => ranks.indexOf(one);

/** The same columns of everything; what has no author or no visibility says null. Last its place among those of one instant. */
const arm = (columns: string, from: string, place: string, phase = 'NULL'): string =>
  `SELECT ${columns}, ${phase} AS "from", ${place} FROM ${from}`;
const unsaid = 'NULL::jsonb AS said';

const steps = arm(
  `'step' AS kind, case_step.id, case_step.at, ${nameOf('person')} AS author, case_step.role, case_step.kind AS code, to_phase AS "to", reason AS words,
    NULL AS visibility, CASE WHEN said_by IS NOT NULL THEN
      jsonb_build_object('saidBy', said_by, 'saidOn', said_on::text, 'saidHow', said_how) END AS said`,
  'case_step LEFT JOIN person ON person.id = case_step.person_id WHERE case_id = $1',
  `CASE kind WHEN 'opened' THEN ${rankOf('opened')} ELSE ${rankOf('step')} END AS rank, version AS number`,
  'from_phase',
);

/** From the second on: whoever led until then is what came before. */
const leads = arm(
  `'lead', case_access.id, case_access.starts_at, '', NULL, 'changed', NULL, organisation.name, NULL, jsonb_build_object('before', former.name)`,
  `case_access JOIN organisation ON organisation.id = case_access.organisation_id
    JOIN case_access earlier ON earlier.case_id = case_access.case_id AND earlier.role = 'lead' AND earlier.ends_at = case_access.starts_at
      AND earlier.id <> case_access.id
    JOIN organisation former ON former.id = earlier.organisation_id
    WHERE case_access.case_id = $1 AND case_access.role = 'lead'`,
  `${rankOf('lead')}, 0`,
);

/** Those that have joined it. */
const joined = arm(
  `'joined', case_step.id, case_step.at, ${nameOf('person')}, role, 'taken', NULL, reason, NULL, ${unsaid}`,
  `case_step JOIN project_case part ON part.id = case_id AND part.joined_into = $1 LEFT JOIN person ON person.id = person_id WHERE kind = 'join'`,
  `${rankOf('joined')}, 0`,
);

const evidence = arm(
  `'evidence', case_evidence.id, case_evidence.at, ${nameOf('person')}, NULL, code, NULL, words, visibility, ${unsaid}`,
  'case_evidence LEFT JOIN person ON person.id = person_id WHERE case_id = $1 AND visibility = ANY ($2)',
  `${rankOf('evidence')}, case_evidence.number`,
);

const notes = arm(
  `'note', case_note.id, case_note.at, ${nameOf('person')}, role, CASE WHEN note_id IS NULL THEN 'kept' ELSE 'withdrawn' END, NULL,
    CASE WHEN note_id IS NULL THEN words END, visibility, ${unsaid}`,
  `case_note LEFT JOIN person ON person.id = case_note.person_id LEFT JOIN case_note_withdrawal ON note_id = case_note.id
    WHERE case_id = $1 AND visibility = ANY ($2)`,
  `${rankOf('note')}, 0`,
);

const exchanges = arm(
  `'exchange', case_exchange.id, case_exchange.at, coalesce(nullif(${nameOf('person')}, ''), said_by, ''), role, side, NULL, words, NULL, ${unsaid}`,
  'case_exchange LEFT JOIN person ON person.id = person_id WHERE case_id = $1',
  `${rankOf('exchange')}, 0`,
);

const contact = (code: string, at: string): string =>
  arm(
    `'contact', id, ${at}, '', NULL, '${code}', NULL, concat_ws(' ', first_name, last_name), NULL, ${unsaid}`,
    `case_contact WHERE case_id = $1 AND ${at} IS NOT NULL`,
    `${rankOf('contact')}, 0`,
  );

/** Those that she may read one by one: $3 and $4 as `appointmentsOf` gives them. */
export const readable = `case_id = $1 AND ${appointmentIsWithin('$3', '$4')}`;

const appointments = arm(
  `'appointment', appointment.id, start_at, '', NULL, status, NULL, type_title, NULL, ${unsaid}`,
  `${attachedAppointment} WHERE ${readable}`,
  `${rankOf('appointment')}, 0`,
);

const minutes = arm(
  `'minutes', appointment.id, sent_at, ${nameOf('person')}, NULL, 'sent', NULL, type_title, NULL, ${unsaid}`,
  `${attachedAppointment} JOIN minutes ON minutes.appointment_id = appointment.id LEFT JOIN person ON person.id = written_by
    WHERE ${readable} AND state = 'sent'`,
  `${rankOf('minutes')}, 0`,
);

/** Only what both sides share is told to both. */
const actions = arm(
  `'action', action_id, move.at, coalesce(nullif(${nameOf('person')}, ''), said_by, ''), role, CASE number WHEN 1 THEN 'added' ELSE move.state END, NULL, what,
    CASE visibility WHEN 'shared' THEN 'shared' ELSE 'internal' END, ${unsaid}`,
  `case_action_move move JOIN case_action ON case_action.id = action_id LEFT JOIN person ON person.id = move.person_id
    WHERE case_id = $1 AND (visibility = 'shared' OR 'internal' = ANY ($2))`,
  `${rankOf('action')}, move.number`,
);

const contacts = [contact('added', 'added_at'), contact('removed', 'removed_at')];
const all = [steps, leads, joined, evidence, notes, exchanges, ...contacts, appointments, minutes, actions].join(' UNION ALL ');

/** The latest first. $1 case, $2 visibilities, $3 territory, $4 départements, $5 and $6 before which instant and identifier, $7 how many. */
export const storyInOrder = `
  WITH story AS (${all}), before AS (SELECT rank, number FROM story WHERE at = $5 AND id = $6::uuid ORDER BY rank, number LIMIT 1)
  SELECT kind, id, at, author, role, code, "from", "to", words, visibility, said FROM story
  WHERE $5::timestamptz IS NULL OR at < $5 OR (at = $5 AND (rank, number, id) < ((SELECT rank FROM before), (SELECT number FROM before), $6::uuid))
  ORDER BY at DESC, rank DESC, number DESC, id DESC LIMIT $7`;

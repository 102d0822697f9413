import { phaseOrder } from '#cases';
import { addressId, advisorId, located, mostCases } from './load-set.queries.js';

/**
 * The projects of a load set: one for each collectivité that its first addresses write for, up to three thousand, in all phases but
 * the last, each with the five appointments of that address, its history, actions, messages, notes, and minutes of what is over.
 */

const caseId = (number: string): string => `md5('load case ' || ${number})::uuid`;
const actionId = (of: string, nth: string): string => `md5('load action ' || ${of} || ' ' || ${nth})::uuid`;

/** Phases from 1, as the array begins there. */
const way = `ARRAY[${phaseOrder.map((phase) => `'${phase}'`).join(', ')}]`;
const phases = phaseOrder.length - 1;

/** $1 addresses: what a case is made of, number by number. */
const cases = `
  SELECT number, ${caseId('number')} AS id, located.id AS territory_id, label, organisation.id AS organisation_id, number % ${phases} + 1 AS steps,
    (${way})[number % ${phases} + 1] AS phase, md5('load lead ' || number)::uuid AS lead_id
  FROM (${located}) located JOIN organisation ON organisation.territory_id = located.id
  WHERE number < least($1::integer, ${mostCases})`;

/** $1 addresses, $2 now. */
export const knowCollectivites = `
  INSERT INTO organisation (id, kind, name, territory_id, created_at)
  SELECT md5('load organisation ' || number)::uuid, 'collectivite', label, id, $2 FROM (${located}) located
  WHERE number < least($1::integer, ${mostCases}) ON CONFLICT (territory_id) DO NOTHING`;

/** $1 addresses, $2 now. Whoever books for the collectivité leads there. */
export const enrolLeads = `
  WITH led AS (${cases}), person AS (
    INSERT INTO person (id, first_name, last_name, time_zone, created_at)
    SELECT lead_id, 'Prénom', 'Charge-' || number, territory.time_zone, $2 FROM led JOIN territory ON territory.id = territory_id
  ), owned AS (
    UPDATE address SET person_id = lead_id FROM led WHERE address.id = ${addressId('number')}
  )
  INSERT INTO membership (id, organisation_id, organisation_kind, person_id, role, national, departements, starts_at, vouched_how, vouched_at)
  SELECT md5('load lead membership ' || number)::uuid, organisation_id, 'collectivite', lead_id, 'lead', false, '{}', $2, 'command', $2 FROM led`;

/** $1 addresses, $2 now, $3 advisors. */
export const openCases = `
  INSERT INTO project_case (id, title, summary, territory_id, organisation_id, referent_id, origin, agreed_by, agreed_on, agreed_how, kinds, themes,
    phase, version, opened_at, active_at)
  SELECT id, 'Projet ' || number, repeat('Une idée. ', number % 20), territory_id, organisation_id, ${advisorId('(number % $3::integer)')}, 'booking',
    'Prénom Charge-' || number, ($2::timestamptz - interval '200 days')::date, 'said', '{}', '{}', phase, steps,
    $2::timestamptz - interval '200 days', $2::timestamptz - make_interval(hours => number % 2400)
  FROM (${cases}) made`;

/** $1 addresses, $2 now, $3 advisors. */
export const giveAccess = `
  INSERT INTO case_access (id, case_id, person_id, organisation_id, role, starts_at)
  SELECT md5('load access ' || role || number)::uuid, id, CASE role WHEN 'referent' THEN ${advisorId('(number % $3::integer)')} END,
    CASE role WHEN 'lead' THEN organisation_id END, role, $2::timestamptz - interval '200 days'
  FROM (${cases}) made CROSS JOIN (VALUES ('lead'), ('referent')) AS held (role)`;

/** $1 addresses, $2 now, $3 advisors. Opened, then one confirmed step after the other. */
export const tellSteps = `
  INSERT INTO case_step (id, case_id, version, kind, from_phase, to_phase, role, person_id, waived, skipped, evidence, at)
  SELECT md5('load step ' || number || ' ' || step)::uuid, id, step, CASE step WHEN 1 THEN 'opened' ELSE 'confirm' END,
    (${way})[greatest(step - 1, 1)], (${way})[step], 'advisor', ${advisorId('(number % $3::integer)')}, '{}', '{}', '{}',
    $2::timestamptz - make_interval(days => 200 - step * 20)
  FROM (${cases}) made CROSS JOIN LATERAL generate_series(1, steps) step`;

/** $1 addresses, $2 now, $3 advisors. */
export const attachAppointments = `
  INSERT INTO case_attachment (kind, thing_id, case_id, attached_by, attached_at)
  SELECT 'appointment', appointment.id, made.id, ${advisorId('(number % $3::integer)')}, $2
  FROM (${cases}) made JOIN appointment ON appointment.address_id = ${addressId('number')}`;

/** $1 addresses, $2 now, $3 advisors. Done, due and to come, of both sides in turn. */
export const addActions = `
  WITH made AS (${cases}), action AS (
    INSERT INTO case_action (id, case_id, side, what, owner_person_id, state, due_on, visibility, version, made_at, moved_at)
    SELECT ${actionId('number', 'nth')}, id, side, 'Action ' || nth, CASE side WHEN 'cell' THEN ${advisorId('(number % $3::integer)')} END,
      CASE nth WHEN 0 THEN 'done' ELSE 'in_progress' END, due_on, 'shared', 1, $2, $2
    FROM made CROSS JOIN generate_series(0, 2) nth CROSS JOIN LATERAL (
      SELECT CASE (number + nth) % 2 WHEN 0 THEN 'cell' ELSE 'collectivite' END AS side, ($2::timestamptz)::date + (number % 60) * nth - 5 AS due_on
    ) due RETURNING id, state, side
  )
  INSERT INTO case_action_move (action_id, number, kind, state, role, at) SELECT id, 1, 'add', state, 'advisor', $2 FROM action`;

/** $1 addresses, $2 now, $3 advisors. */
export const writeWords = `
  WITH made AS (${cases}), exchanged AS (
    INSERT INTO case_exchange (id, case_id, side, words, role, person_id, at)
    SELECT md5('load exchange ' || number || ' ' || nth)::uuid, id, CASE nth % 2 WHEN 0 THEN 'collectivite' ELSE 'cell' END,
      repeat('Quelques mots. ', nth + 1), CASE nth % 2 WHEN 0 THEN 'lead' ELSE 'advisor' END,
      CASE nth % 2 WHEN 0 THEN lead_id ELSE ${advisorId('(number % $3::integer)')} END, $2::timestamptz - make_interval(days => 40 - nth)
    FROM made CROSS JOIN generate_series(0, 5) nth
  )
  INSERT INTO case_note (id, case_id, words, visibility, role, person_id, at)
  SELECT md5('load note ' || number || ' ' || nth)::uuid, id, repeat('Une remarque. ', nth + 1), CASE nth WHEN 0 THEN 'shared' ELSE 'internal' END,
    'advisor', ${advisorId('(number % $3::integer)')}, $2::timestamptz - make_interval(days => 30 - nth)
  FROM made CROSS JOIN generate_series(0, 2) nth`;

/** $1 now. What is over by a fortnight is written up; what came later is still to be. */
export const sendMinutes = `
  INSERT INTO minutes (appointment_id, type_code, type_version, state, outcome, words, version, written_by, saved_at, sent_at)
  SELECT id, type_code, type_version, 'sent', '{}', repeat('Ce que nous avons dit. ', 20), 1, advisor_id, end_at, end_at
  FROM appointment WHERE assigned_because = 'load' AND status = 'confirmed' AND end_at < $1::timestamptz - interval '14 days'`;

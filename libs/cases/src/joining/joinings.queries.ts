import { openStates } from '../domain/actions.js';

/** Those that go on, of its collectivité first. $n the case, then its collectivité, its départements, whose they must be, the words looked for, how many. */
export const joinableAfter = (
  n: number,
): string => `AND project_case.id <> $${n + 1} AND (territory_id = $${n + 2} OR departements && $${n + 3})
  AND ($${n + 4}::uuid IS NULL OR project_case.id IN (SELECT case_id FROM case_access WHERE person_id = $${n + 4} AND ends_at IS NULL))
  AND ($${n + 5} = '' OR strpos(lower(title || ' ' || territory.label), lower($${n + 5})) > 0)
  ORDER BY territory_id <> $${n + 2}, active_at DESC, project_case.id LIMIT $${n + 6}`;

/** Those that have joined it, and the one that it has joined. $1 case, $2 that one. */
export const besides = 'joined_into = $1 OR project_case.id = $2 ORDER BY closed_at, project_case.id';

const isOpen = `state IN (${openStates.map((state) => `'${state}'`).join(', ')})`;

/** Still to be held, or to be written of. $1 case. */
const living = `SELECT thing_id FROM case_attachment JOIN appointment ON kind = 'appointment' AND appointment.id = thing_id
    LEFT JOIN minutes ON minutes.appointment_id = appointment.id
  WHERE case_id = $1 AND status IN ('requested', 'confirmed', 'done') AND coalesce(minutes.state, 'draft') = 'draft'`;

/** What is to do, and what is told with minutes that are still to be sent. $1 case. */
const goesOn = `case_action.case_id = $1 AND (${isOpen} OR appointment_id IN (${living}))`;

/** Someone of the one who is someone of the other. */
const same = (
  one: string,
  other: string,
): string => `lower(${one}.first_name || ' ' || ${one}.last_name) = lower(${other}.first_name || ' ' || ${other}.last_name)
  AND lower(coalesce(${one}.email, '')) = lower(coalesce(${other}.email, '')) AND (${one}.phone IS NULL OR ${one}.phone IS NOT DISTINCT FROM ${other}.phone)`;

const contactsToCarry = `case_contact part WHERE case_id = $1 AND removed_at IS NULL
  AND NOT EXISTS (SELECT FROM case_contact whole WHERE whole.case_id = $2 AND whole.removed_at IS NULL AND ${same('part', 'whole')})`;

const namedToCarry = `case_partner part WHERE case_id = $1 AND removed_at IS NULL
  AND NOT EXISTS (SELECT FROM case_partner whole WHERE whole.case_id = $2 AND whole.removed_at IS NULL AND lower(whole.name) = lower(part.name))`;

const membersOf = (
  one: string,
  other: string,
): string => `ARRAY(SELECT organisation.name FROM case_access JOIN organisation ON organisation.id = organisation_id
  WHERE case_id = ${one} AND ends_at IS NULL AND organisation_id NOT IN
    (SELECT organisation_id FROM case_access WHERE case_id = ${other} AND ends_at IS NULL AND organisation_id IS NOT NULL) ORDER BY 1)`;

const teamOf = (
  one: string,
  other: string,
): string => `ARRAY(SELECT concat_ws(' ', first_name, last_name) FROM case_access JOIN person ON person.id = person_id
  WHERE case_id = ${one} AND ends_at IS NULL AND person_id NOT IN
    (SELECT person_id FROM case_access WHERE case_id = ${other} AND ends_at IS NULL AND person_id IS NOT NULL) ORDER BY 1)`;

/** What goes over, and who is new to what. $1 the case that joins, $2 the other. */
export const outlookOf = `
  SELECT (SELECT count(*)::int FROM (${living}) living) AS appointments,
    (SELECT count(*)::int FROM case_action WHERE ${goesOn}) AS actions,
    (SELECT count(*)::int FROM case_action WHERE ${goesOn} AND visibility <> 'shared') AS "internalActions",
    ARRAY(SELECT concat_ws(' ', first_name, last_name) FROM ${contactsToCarry} ORDER BY added_at, id) AS contacts,
    ARRAY(SELECT name FROM ${namedToCarry} ORDER BY added_at, id) AS named,
    ${membersOf('$1', '$2')} AS newcomers, ${membersOf('$2', '$1')} AS readers, ${teamOf('$2', '$1')} AS advisors,
    EXISTS (SELECT FROM case_mayor_link WHERE case_id = $1 AND revoked_at IS NULL) AS "hasMayorLinks"`;

/** $1 the case that joins, $2 the other, $3 now. */
export const carryContacts = `
  INSERT INTO case_contact (id, case_id, first_name, last_name, status, function, mandate_ends_on, email, phone, added_at)
  SELECT gen_random_uuid(), $2::uuid, first_name, last_name, status, function, mandate_ends_on, email, phone, $3::timestamptz FROM ${contactsToCarry}`;

/** The same. */
export const carryNamed = `
  INSERT INTO case_partner (id, case_id, name, added_at) SELECT gen_random_uuid(), $2::uuid, name, $3::timestamptz FROM ${namedToCarry}`;

const sheThere = (contactId: string): string => `(SELECT whole.id FROM case_contact part JOIN case_contact whole ON ${same('part', 'whole')}
  WHERE part.id = ${contactId} AND whole.case_id = $2 AND whole.removed_at IS NULL ORDER BY whole.added_at, whole.id LIMIT 1)`;

/** With whoever has it to do; what nobody in particular has to do stays its own collectivité's, $4, when another leads the other. */
export const carryActions = `
  UPDATE case_action SET case_id = $2, version = version + 1, moved_at = $3, owner_contact_id = ${sheThere('owner_contact_id')},
    owner_name = CASE WHEN side = 'collectivite' AND num_nonnulls(owner_contact_id, owner_name) = 0 THEN $4
      WHEN owner_contact_id IS NOT NULL AND ${sheThere('owner_contact_id')} IS NULL
        THEN (SELECT concat_ws(' ', first_name, last_name) FROM case_contact WHERE id = owner_contact_id) ELSE owner_name END
  WHERE ${goesOn} RETURNING id, version AS number, state`;

/** What was mailed of them is closed with the contact who is there now. $1 actions, $2 the other case. */
export const carryLinks = `
  UPDATE case_action_link SET contact_id = ${sheThere('contact_id')}
  WHERE action_id = ANY ($1) AND contact_id IS NOT NULL AND ${sheThere('contact_id')} IS NOT NULL`;

/** After its actions. $1 the case that joins, $2 the other. */
export const carryAppointments = `
  UPDATE case_attachment SET case_id = $2 WHERE case_id = $1 AND kind = 'appointment' AND thing_id IN (${living})`;

/** It is over where it stood. $1 case, $2 the one that it joins. */
export const standsIn = 'UPDATE project_case SET joined_into = $2 WHERE id = $1';

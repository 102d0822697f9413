import { openMayorLinks } from './mayor/mayor-links.queries.js';
import { nameOf } from './phases.queries.js';

/** Who has part in it now. $1 case. */
export const partsNow = `
  SELECT case_access.role, organisation_id AS "organisationId", case_access.person_id AS "personId",
    coalesce(organisation.name, ${nameOf('person')}) AS name
  FROM case_access LEFT JOIN organisation ON organisation.id = organisation_id LEFT JOIN person ON person.id = case_access.person_id
  WHERE case_id = $1 AND ends_at IS NULL ORDER BY starts_at, case_access.id`;

const links = (kind: string, table: string, joined: string, from: string): string => `
  SELECT '${kind}' AS kind, ${table}.person_id AS "personId", ${from} AS "from",
    coalesce(nullif(${nameOf('person')}, ''), concat_ws(' ', case_contact.first_name, case_contact.last_name)) AS name
  FROM ${table} JOIN ${joined} LEFT JOIN person ON person.id = ${table}.person_id
    LEFT JOIN case_contact ON case_contact.id = contact_id
  WHERE case_id_of.case_id = $1 AND case_contact.removed_at IS NULL`;

/** Of what the collectivité knows; while it is to be done, there is no end. */
const toldOf = `case_id_of.side = 'collectivite' AND case_id_of.visibility = 'shared'`;
const whenOver = `CASE WHEN case_id_of.state IN ('proposed', 'in_progress', 'blocked') THEN 'infinity' ELSE case_id_of.moved_at END`;

/**
 * Links that still open something, from when they are counted: those of one person and kind together. $1 case, $2 to $5 the
 * instant after which a notice, a message, an action, a link for the mayor counts.
 */
export const livingLinks = `
  SELECT kind, "personId", name, count(*)::int AS count, nullif(max("from"), 'infinity') AS "from" FROM (
    ${links('notice', 'case_notice', 'case_step case_id_of ON case_id_of.id = step_id', 'case_id_of.contestable_until')}
    UNION ALL
    ${links('exchange', 'case_exchange_reader', 'case_exchange case_id_of ON case_id_of.id = exchange_id', 'case_id_of.at')}
    UNION ALL
    ${links('action', 'case_action_link', `case_action case_id_of ON case_id_of.id = action_id AND ${toldOf}`, whenOver)}
    UNION ALL
    SELECT 'mayor', NULL, made_at, name FROM ${openMayorLinks} AND case_id = $1
  ) link WHERE "from" > CASE kind WHEN 'notice' THEN $2::timestamptz WHEN 'exchange' THEN $3 WHEN 'action' THEN $4 ELSE $5 END
  GROUP BY kind, "personId", name ORDER BY name, kind`;

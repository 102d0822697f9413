import { actionRows } from './actions.queries.js';
import type { ActionRow } from './actions.read.js';

/** An action that is to be recalled on that day (`YYYY-MM-DD`). */
export interface ToRecall {
  readonly id: string;
  readonly caseId: string;
  readonly leadId: string;
  /** The contact who has it to do. */
  readonly ownerId: string | null;
  readonly timeZone: string;
  readonly day: string;
}

export interface LinkRow extends ActionRow {
  readonly linkId: string;
  readonly linkVersion: number;
  readonly addressId: string;
  /** Someone who leads the collectivité; else a contact. */
  readonly personId: string | null;
  readonly leadId: string;
  /** Who follows the case. */
  readonly referentId: string;
  readonly contactName: string;
  readonly phone: string | null;
}

/** What the collectivité has to do, and knows of, in a case that goes on. The same words as the index `case_action_due`. */
const theirs = `side = 'collectivite' AND visibility = 'shared' AND case_action.state IN ('proposed', 'in_progress', 'blocked')`;
const going = `phase <> 'closed' AND pause IS NULL`;

/** $1 and $2 from which day to which, $3 how many days before its own it is recalled first. */
export const actionsToRecall = `
  SELECT case_action.id, case_id AS "caseId", organisation_id AS "leadId", owner_contact_id AS "ownerId", time_zone AS "timeZone", day::text
  FROM case_action JOIN project_case ON project_case.id = case_id JOIN territory ON territory.id = territory_id
    CROSS JOIN LATERAL (VALUES (due_on), (due_on - $3::integer)) recalled (day)
  WHERE ${theirs} AND ${going} AND due_on BETWEEN $1::date AND $2::date + $3::integer AND day BETWEEN $1 AND $2
  ORDER BY day, case_action.id`;

/** Whom one can write to. $1 case. */
export const contactsOfAction = `
  SELECT id, email FROM case_contact WHERE case_id = $1 AND removed_at IS NULL AND email IS NOT NULL ORDER BY added_at, id`;

/** $1 identifier, $2 action, $3 person, $4 contact, $5 address, $6 digest of the link, $7 now. Whoever has one keeps it. */
export const keepLink = `
  INSERT INTO case_action_link (id, action_id, person_id, contact_id, address_id, link_version, link_digest, at)
  VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
  ON CONFLICT ON CONSTRAINT case_action_link_once DO UPDATE SET person_id = EXCLUDED.person_id, contact_id = EXCLUDED.contact_id`;

const linked = actionRows(
  `case_action_link.id AS "linkId", link_version AS "linkVersion", address_id AS "addressId", case_action_link.person_id AS "personId",
    organisation_id AS "leadId", referent_id AS "referentId", reader.phone,
    coalesce(nullif(concat_ws(' ', reader.first_name, reader.last_name), ''), concat_ws(' ', chief.first_name, chief.last_name)) AS "contactName"`,
  `JOIN case_action_link ON action_id = case_action.id LEFT JOIN case_contact reader ON reader.id = case_action_link.contact_id
    LEFT JOIN person chief ON chief.id = case_action_link.person_id`,
);

/** Of a contact who is taken out, none. */
const opens = `side = 'collectivite' AND visibility = 'shared' AND reader.removed_at IS NULL`;

/** What is due there, of each the first twenty. $1 addresses, $2 the day until which. */
export const linksOfAddresses = `SELECT due.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
  ${linked} WHERE address_id = wanted.id AND ${opens} AND ${theirs} AND ${going} AND due_on <= $2 ORDER BY due_on, case_action.id LIMIT 20) due`;

/** $1 digest, $2 the instant since which it is over at the earliest. */
export const linkByDigest = `${linked} WHERE link_digest = $1 AND ${opens}
  AND (case_action.state IN ('proposed', 'in_progress', 'blocked') OR moved_at > $2)`;

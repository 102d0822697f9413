import { isOpen } from '../organisations/organisations.queries.js';

const acts = `
  SELECT act.id, act.kind, act.agrees, act.words, act.organisation_id AS "organisationId", organisation.name AS "organisationName",
    act.person_id AS "personId", act.typed_name AS "typedName", act.at, act.contestable_until AS "contestableUntil",
    act_contest.at AS "contestedAt", nullif(concat_ws(' ', contester.first_name, contester.last_name), '') AS "contestedBy"
  FROM act JOIN organisation ON organisation.id = act.organisation_id LEFT JOIN act_contest ON act_contest.act_id = act.id
    LEFT JOIN person contester ON contester.id = act_contest.person_id`;

/** $1 identifier. */
export const actById = `${acts} WHERE act.id = $1`;

/** The latest first. $1 organisation. */
export const actsOf = `${acts} WHERE act.organisation_id = $1 ORDER BY act.number DESC`;

/** What is said now. $1 organisation, $2 kind. */
export const standingAct = `${acts} WHERE act.id = (SELECT id FROM standing_act WHERE organisation_id = $1 AND kind = $2)`;

export const keepAct = `
  INSERT INTO act (id, kind, agrees, words, organisation_id, person_id, membership_id, typed_name, at, contestable_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** Nothing, when someone else was first. $1 act, $2 person, $3 her membership, $4 now. */
export const keepContest = `
  INSERT INTO act_contest (act_id, organisation_id, contestable_until, person_id, membership_id, at)
  SELECT id, organisation_id, contestable_until, $2, $3, $4 FROM act WHERE id = $1
  ON CONFLICT (act_id) DO NOTHING RETURNING act_id`;

/** Whose receipt a link opens, and in whose name she can contest now, if she still can. $1 digest, $2 now. */
export const receiptByLink = `
  SELECT act_receipt.id, act_receipt.act_id AS "actId", act_receipt.person_id AS "personId",
    (SELECT membership.id FROM membership WHERE membership.person_id = act_receipt.person_id
       AND membership.organisation_id = act.organisation_id AND ${isOpen('membership', '$2')} ORDER BY membership.role LIMIT 1) AS "membershipId"
  FROM act_receipt JOIN act ON act.id = act_id WHERE link_digest = $1`;

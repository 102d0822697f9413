import { nameOf } from './phases.queries.js';

const readerName = `coalesce(nullif(${nameOf('reader')}, ''), concat_ws(' ', case_contact.first_name, case_contact.last_name))`;

/** `readers`: to whom it was mailed. */
const exchanges = `
  SELECT case_exchange.id, case_exchange.case_id AS "caseId", side, words, role, coalesce(nullif(${nameOf('person')}, ''), said_by, '') AS author,
    case_exchange.at, ARRAY(SELECT ${readerName} FROM case_exchange_reader LEFT JOIN person reader ON reader.id = case_exchange_reader.person_id
      LEFT JOIN case_contact ON case_contact.id = contact_id WHERE exchange_id = case_exchange.id ORDER BY 1) AS readers
  FROM case_exchange LEFT JOIN person ON person.id = case_exchange.person_id`;

/** The latest first. $1 case, $2 and $3 before which instant and identifier, $4 how many. */
export const exchangesInOrder = `${exchanges}
  WHERE case_exchange.case_id = $1 AND ($2::timestamptz IS NULL OR (case_exchange.at, case_exchange.id) < ($2, $3::uuid))
  ORDER BY case_exchange.at DESC, case_exchange.id DESC LIMIT $4`;

export const exchangeOf = `${exchanges} WHERE case_exchange.id = $1`;

/** The same words by the same hand a moment ago: a form that was sent twice. $1 case, $2 side, $3 words, $4 person, $5 name, $6 since when. */
export const sameExchange = `
  SELECT id FROM case_exchange
  WHERE case_id = $1 AND side = $2 AND words = $3 AND person_id IS NOT DISTINCT FROM $4 AND said_by IS NOT DISTINCT FROM $5 AND at > $6`;

export const keepExchange = `
  INSERT INTO case_exchange (id, case_id, side, words, role, person_id, organisation_id, said_by, answers, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

/** $1 identifier, $2 exchange, $3 person, $4 contact, $5 address, $6 digest of the link, $7 now. */
export const keepReader = `
  INSERT INTO case_exchange_reader (id, exchange_id, person_id, contact_id, address_id, link_version, link_digest, at)
  VALUES ($1, $2, $3, $4, $5, 0, $6, $7)`;

const readers = `
  SELECT case_exchange_reader.id, exchange_id AS "exchangeId", case_exchange.case_id AS "caseId", title, territory.label AS "territoryLabel",
    territory.time_zone AS "timeZone", project_case.organisation_id AS "leadId", case_exchange_reader.person_id AS "personId", address_id AS "addressId",
    link_version AS "linkVersion", ${readerName} AS name, case_contact.removed_at IS NOT NULL AS "isGone"
  FROM case_exchange_reader JOIN case_exchange ON case_exchange.id = exchange_id JOIN project_case ON project_case.id = case_exchange.case_id
    JOIN territory ON territory.id = project_case.territory_id LEFT JOIN person reader ON reader.id = case_exchange_reader.person_id
    LEFT JOIN case_contact ON case_contact.id = contact_id`;

/** $1 digest, $2 the instant after which it must have been written. */
export const readerByLink = `${readers} WHERE link_digest = $1 AND case_exchange.at > $2`;

/** $1 exchange, $2 person, $3 address: one of both. $4 as above. */
export const readerTold = `${readers}
  WHERE exchange_id = $1 AND (case_exchange_reader.person_id = $2 OR address_id = $3) AND case_exchange.at > $4`;

/** Whom of the cell it concerns: who follows the case first. $1 exchange. */
export const exchangeForCell = `
  SELECT case_exchange.case_id AS "caseId", title, territory.label AS "territoryLabel", territory.time_zone AS "timeZone", referent_id AS "referentId", answers,
    case_exchange.person_id AS "authorId", ARRAY(SELECT person_id::text FROM case_access WHERE case_access.case_id = case_exchange.case_id
      AND ends_at IS NULL AND person_id IS NOT NULL ORDER BY person_id) AS "advisorIds"
  FROM case_exchange JOIN project_case ON project_case.id = case_exchange.case_id JOIN territory ON territory.id = project_case.territory_id
  WHERE case_exchange.id = $1`;

/** What is to be said by telephone, and to whom: the first contact who has a number, else the first. Of open cases, and of what has joined one. $1 exchanges. */
export const exchangesToCall = `
  SELECT case_exchange.id, case_exchange.case_id AS "caseId", words, territory.label AS "territoryLabel", referent_id AS "referentId",
    coalesce(contact.name, '') AS name, contact.phone
  FROM case_exchange JOIN project_case ON project_case.id = case_exchange.case_id JOIN territory ON territory.id = project_case.territory_id
    LEFT JOIN LATERAL (
      SELECT concat_ws(' ', first_name, last_name) AS name, phone FROM case_contact
      WHERE case_contact.case_id = project_case.id AND removed_at IS NULL ORDER BY phone IS NULL, added_at, id LIMIT 1
    ) contact ON true
  WHERE case_exchange.id = ANY ($1) AND (phase <> 'closed' OR joined_into IS NOT NULL) AND words <> ''`;

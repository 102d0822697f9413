/** $n is the instant at which it is asked. */
export const isOpen = (membership: string, at: string): string =>
  `${membership}.starts_at <= ${at} AND (${membership}.ends_at IS NULL OR ${membership}.ends_at > ${at})`;

/** Someone is there whom a letter reaches. $2 now. */
const answering = `EXISTS (SELECT FROM membership JOIN address ON address.person_id = membership.person_id AND address.dead_at IS NULL
  WHERE membership.organisation_id = organisation.id AND ${isOpen('membership', '$2')})`;

/** $1 organisations, $2 now. */
export const nobodyAnswers = `
  UPDATE organisation SET unanswered_since = $2 WHERE id = ANY($1) AND kind = 'collectivite' AND unanswered_since IS NULL
    AND EXISTS (SELECT FROM membership WHERE organisation_id = organisation.id) AND NOT ${answering} RETURNING id`;

/** $1 organisations, $2 now. */
export const someoneAnswers = `
  UPDATE organisation SET unanswered_since = NULL WHERE id = ANY($1) AND unanswered_since IS NOT NULL AND ${answering}`;

const organisationColumns = `organisation.id, organisation.kind, organisation.name, organisation.territory_id AS "territoryId",
  organisation.unanswered_since AS "unansweredSince", coalesce(territory.departements, '{}') AS departements`;

const withPlace = 'organisation LEFT JOIN territory ON territory.id = organisation.territory_id';

/** $1 identifier. */
export const organisationById = `SELECT ${organisationColumns} FROM ${withPlace} WHERE organisation.id = $1`;

/** $1 territory. */
export const organisationOfTerritory = `SELECT ${organisationColumns} FROM ${withPlace} WHERE organisation.territory_id = $1`;

/** $1 kind, $2 name. */
export const organisationByName = `SELECT ${organisationColumns} FROM ${withPlace} WHERE organisation.kind = $1 AND organisation.name = $2`;

const members = `
  SELECT membership.id AS "membershipId", membership.person_id AS "personId", person.first_name AS "firstName",
    person.last_name AS "lastName", coalesce(address.email, '') AS email, membership.role, membership.starts_at AS since,
    membership.mandate_ends_on::text AS "mandateEndsOn", membership.vouched_how AS "vouchedHow", membership.vouched_at AS "vouchedAt",
    nullif(concat_ws(' ', voucher.first_name, voucher.last_name), '') AS "vouchedBy"
  FROM membership JOIN person ON person.id = membership.person_id LEFT JOIN person voucher ON voucher.id = membership.vouched_by
    LEFT JOIN LATERAL (SELECT email FROM address WHERE person_id = person.id AND dead_at IS NULL ORDER BY created_at, id LIMIT 1) address ON true
  WHERE membership.organisation_id = $1`;

const leadsFirst = `ORDER BY membership.role <> 'lead', person.last_name, person.first_name, membership.id`;

/** Its people, those who lead first. $1 organisation, $2 now. */
export const membersOf = `${members} AND ${isOpen('membership', '$2')} ${leadsFirst}`;

/** A mandate that ended, of someone who has not come back, and of which nobody has said more. */
export const hasRunOut = (membership: string, at: string): string =>
  `${membership}.mandate_ends_on IS NOT NULL AND ${membership}.ended_because IS NULL AND ${membership}.ends_at <= ${at}
   AND NOT EXISTS (SELECT FROM membership again WHERE again.organisation_id = ${membership}.organisation_id
     AND again.person_id = ${membership}.person_id AND ${isOpen('again', at)})`;

/** $1 organisation, $2 now. */
export const mandatesOverIn = `${members} AND ${hasRunOut('membership', '$2')} ${leadsFirst}`;

/** How whoever reads an address is of a territory's collectivité. $1 territory, $2 now, $3 address. */
export const memberAt = `
  SELECT membership.id AS "membershipId", membership.role, membership.vouched_how AS "vouchedHow", membership.vouched_at AS "vouchedAt",
    nullif(concat_ws(' ', voucher.first_name, voucher.last_name), '') AS "vouchedBy"
  FROM membership JOIN organisation ON organisation.id = membership.organisation_id JOIN address ON address.person_id = membership.person_id
    LEFT JOIN person voucher ON voucher.id = membership.vouched_by
  WHERE organisation.territory_id = $1 AND address.id = $3 AND ${isOpen('membership', '$2')} ORDER BY membership.role <> 'lead' LIMIT 1`;

/** $1 organisation, $2 now. */
export const leadsOf = `
  SELECT person_id AS "personId" FROM membership WHERE organisation_id = $1 AND role = 'lead' AND ${isOpen('membership', '$2')} ORDER BY person_id`;

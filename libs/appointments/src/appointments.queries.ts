import { territoryNow } from '#territories';

/** $1 advisors, $2 now: what each carries, by two index look-ups an advisor. `infinity`: between two bounds PostgreSQL plans once for all. */
export const loadsOf = `
  SELECT advisor.id AS "advisorId",
    (SELECT count(*)::int FROM appointment WHERE advisor_id = advisor.id AND status = 'confirmed'
      AND start_at > $2 AND start_at < 'infinity') AS upcoming,
    (SELECT floor(extract(epoch FROM max(created_at)) * 1000)::float8 FROM appointment WHERE advisor_id = advisor.id) AS "lastAssignedAt"
  FROM unnest($1::uuid[]) AS advisor (id)`;

const typeColumns = `code, version, title, purpose, duration_minutes AS "durationMinutes", modalities, bookable,
  asked_of_collectivite AS "askedOfCollectivite", asked_of_advisor AS "askedOfAdvisor"`;

/** The current version of each entry of the catalogue, in the order people see. */
export const currentTypes = `
  SELECT ${typeColumns} FROM (SELECT DISTINCT ON (code) * FROM session_type ORDER BY code, version DESC) current ORDER BY position`;

/** $1 code */
export const currentType = `SELECT ${typeColumns} FROM session_type WHERE code = $1 ORDER BY version DESC LIMIT 1`;

/**
 * The same, with what an address has: $2 address, $3 now, $4 since when messages count. Confirmed upcoming, and changes that each
 * sent the requester a message, counted under a lock of the address, so that two at once cannot both be the last. And whether the
 * door is closed for territory $5 or the spelling $6: it stays as it is until the transaction ends.
 */
export const currentTypeAndWeight = `SELECT type.*, closed, upcoming, messages FROM (${currentType}) type, booking_weight($5, $6, $2, $3, $4)`;

/** The same for an address that is not weighed: $2 territory, $3 its spelling, $4 now. */
export const currentTypeAndDoor = `SELECT type.*, closed FROM (${currentType}) type, booking_door($2, $3, $4) AS closed`;

/** $1 code, $2 territory, $3 now: with that territory, and whether it books on request only. Takes no place in the door. */
export const currentTypeThere = `
  SELECT type.*, closure_applies($2, '', $3) AS closed, ${territoryNow('$2')} AS territory FROM (${currentType}) type`;

/**
 * Keeps a new appointment, whose values are at `places`, and what happened to it; after them what its reference begins with,
 * and the network it came from, if any. Answers the reference.
 */
export const keepBooked = ({ columns, places, values }: { columns: string; places: string; values: readonly unknown[] }): string => `
  WITH made AS (
    INSERT INTO appointment (${columns}, reference) VALUES (${places}, $${values.length + 1} ||
      (SELECT lpad(n::text, greatest(6, length(n::text)), '0') FROM nextval('appointment_reference') AS n))
    RETURNING id, reference, address_id, start_at, advisor_id, created_at
  ), told AS (
    INSERT INTO appointment_change (appointment_id, sequence, kind, address_id, start_at, advisor_id, at)
    SELECT id, 0, 'booked', address_id, start_at, advisor_id, created_at FROM made
  ), came AS (
    INSERT INTO booking_origin (appointment_id, network, booked_at)
    SELECT id, $${values.length + 2}::text, created_at FROM made WHERE $${values.length + 2}::text IS NOT NULL
  )
  SELECT reference FROM made`;

export const recordChange = `
  INSERT INTO appointment_change (appointment_id, sequence, kind, address_id, start_at, advisor_id, at, territory_from, territory_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** What an appointment is judged by. $1 its id. */
export const judgedBy = `
  SELECT appointment.id, advisor_id AS "advisorId", territory_id AS "territoryId", territory.departements,
    stood_for('appointment', appointment.id, territory_id, address_id, appointment.created_at) AS "isStoodFor",
    ARRAY(SELECT person_id FROM address WHERE id = address_id AND proven_at IS NOT NULL AND person_id IS NOT NULL) AS "requesterIds"
  FROM appointment JOIN territory ON territory.id = territory_id WHERE appointment.id = $1`;

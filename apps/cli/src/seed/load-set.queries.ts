/**
 * A load set in a few statements. Everything follows from numbers, so that the same size on the same day gives the same rows:
 * advisors take turns, each has seven places a working day (an hour each, the time kept free after it included), all on its own
 * clock; twelve weeks to come are filled evenly, the weeks before this one nearly to the last place, and this week is left alone,
 * so that what is over is over in every zone.
 */

/** The advisor of a number from 0; its digest is its identifier, so that nothing has to be remembered between statements. */
export const advisorId = (number: string): string => `md5('load advisor ' || ${number})::uuid`;
export const addressId = (number: string): string => `md5('load address ' || ${number})::uuid`;

/** Collectivités that are written for, each by its number from 0. */
export const mostCases = 3000;
export const located = `
  SELECT (row_number() OVER (ORDER BY md5(id)))::integer - 1 AS number, id, label, time_zone FROM territory
  WHERE kind = 'commune' AND retired_in IS NULL ORDER BY md5(id) LIMIT ${mostCases}`;

/** $1 how many, $2 where they may work as JSON, $3 now. */
export const enrolAdvisors = `
  WITH advisor AS (
    SELECT n, ${advisorId('n')} AS id, $2::jsonb -> (n % jsonb_array_length($2::jsonb)) AS work FROM generate_series(0, $1::integer - 1) n
  ), enrolled AS (
    INSERT INTO person (id, first_name, last_name, time_zone, workplace_id, place, created_at)
    SELECT id, work ->> 'firstName', 'Charge-' || n, work ->> 'timeZone', work ->> 'workplaceId', work ->> 'place', $3 FROM advisor
    RETURNING id
  )
  INSERT INTO address (id, email, person_id, proven_at, created_at)
  SELECT md5('load advisor address ' || n)::uuid, 'conseil-' || n || '@charge.example', id, $3, $3 FROM advisor`;

/** $1 how many, $2 the cell, $3 now. */
export const giveRoles = `
  INSERT INTO membership (id, organisation_id, organisation_kind, person_id, role, national, departements, starts_at, vouched_how, vouched_at)
  SELECT md5('load membership ' || n)::uuid, $2::uuid, 'cell', ${advisorId('n')}, 'advisor', true, '{}', $3, 'command', $3
  FROM generate_series(0, $1::integer - 1) n`;

/** $1 how many. From 9 h to 12 h 30 and from 13 h 30 to 17 h 30, Monday to Friday. */
export const openAgendas = `
  INSERT INTO opening (id, person_id, time_zone, weekday, start_minute, end_minute, modalities)
  SELECT md5('load opening ' || n || ' ' || weekday || ' ' || start_minute)::uuid, person.id, time_zone, weekday, start_minute, end_minute,
    ARRAY['visio', 'phone']
  FROM generate_series(0, $1::integer - 1) n JOIN person ON person.id = ${advisorId('n')}
    CROSS JOIN generate_series(1, 5) weekday CROSS JOIN (VALUES (540, 750), (810, 1050)) AS stretch (start_minute, end_minute)`;

/** $1 how many, $2 now. Proven, so that no limit of a newcomer stands in the way of whoever measures. */
export const knowAddresses = `
  INSERT INTO address (id, email, proven_at, created_at)
  SELECT ${addressId('n')}, 'mairie-' || n || '@charge.example', $2, $2 FROM generate_series(0, $1::integer - 1) n`;

/** Minutes of the advisor's clock. */
const hours = 'ARRAY[540, 600, 660, 810, 870, 930, 990]';

/** $1 advisors, $2 appointments, $3 how many of them are upcoming, $4 addresses, $5 now, $6 minutes kept free after an appointment. */
export const makeAppointments = `
  WITH numbered AS (
    SELECT n, false AS over, n % $1::integer AS advisor, n / $1::integer AS nth FROM generate_series(0, $3::integer - 1) n
    UNION ALL
    SELECT n, true, (n - $3::integer) % $1::integer, (n - $3::integer) / $1::integer FROM generate_series($3::integer, $2::integer - 1) n
  ), dated AS (
    SELECT *, CASE WHEN over THEN nth / 6 ELSE nth * 60 / ((($3::integer - 1) / $1::integer) + 1) END AS day FROM numbered
  ), placed AS (
    SELECT *, CASE WHEN over THEN -7 * (day / 5 + 1) ELSE 7 * (day / 5 + 1) END + day % 5 AS days_from_monday,
      CASE WHEN over THEN nth % 6 + day + advisor + 1 ELSE 2 * nth + 3 * day + advisor END % 7 + 1 AS hour
    FROM dated
  ), timed AS (
    SELECT placed.*, person.id AS advisor_id,
      (date_trunc('week', $5::timestamptz AT TIME ZONE 'UTC') + make_interval(days => days_from_monday, mins => (${hours})[hour]))
        AT TIME ZONE person.time_zone AS start_at
    FROM placed JOIN person ON person.id = ${advisorId('advisor')}
  ), meant AS (
    SELECT (row_number() OVER (ORDER BY position) - 1) AS number, count(*) OVER () AS of, code, version, title, duration_minutes
    FROM (SELECT DISTINCT ON (code) * FROM session_type ORDER BY code, version DESC) latest
    WHERE bookable AND duration_minutes + $6::integer <= 60
  ), located AS (${located}
  )
  INSERT INTO appointment (id, reference, status, start_at, end_at, time_zone, modality, type_code, type_version, type_title,
    territory_id, territory_label, advisor_id, assigned_because, requester_first_name, requester_last_name, requester_email,
    requester_status, address_id, project_title, project_intention, sequence, stamped_at, link_version, manage_digest, mailed_digest,
    cancelled_at, cancelled_by, cancelled_late, created_at)
  SELECT made.id, 'TE-' || to_char(booked_at, 'YYYY') || '-' || lpad(made.number::text, greatest(6, length(made.number::text)), '0'),
    CASE WHEN gone THEN 'cancelled' ELSE 'confirmed' END, start_at, start_at + make_interval(mins => duration_minutes),
    located.time_zone, CASE n % 4 WHEN 0 THEN 'phone' ELSE 'visio' END, meant.code, meant.version, meant.title,
    located.id, located.label, advisor_id, 'load', 'Prénom', 'Charge-' || n, 'mairie-' || n % $4::integer || '@charge.example',
    CASE n % 3 WHEN 0 THEN 'elected' ELSE 'staff' END, ${addressId('(n % $4::integer)')}, 'Projet ' || n, repeat('Une idée. ', n % 20),
    gone::integer, CASE WHEN gone THEN cancelled_at ELSE booked_at END, 1, 'load manage ' || made.id, 'load mailed ' || made.id,
    CASE WHEN gone THEN cancelled_at END, CASE WHEN gone THEN 'requester' END, false, booked_at
  FROM timed
    JOIN located ON located.number = n % $4::integer % ${mostCases}
    JOIN meant ON meant.number = n % meant.of
    CROSS JOIN LATERAL (
      SELECT md5('load appointment ' || n)::uuid AS id, over AND n % 10 = 9 AS gone, least(start_at - interval '21 days', $5) AS booked_at,
        least(start_at - interval '7 days', $5) AS cancelled_at, nextval('appointment_reference') AS number
    ) made
  ORDER BY made.booked_at, n`;

const ofLoad = (advisors: string): string => `IN (SELECT ${advisorId('n')} FROM generate_series(0, ${advisors}::integer - 1) n)`;

/** $1 advisors, $2 and $3 minutes kept free before and after. One a confirmed appointment, as a booking makes it. */
export const commit = `
  INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id)
  SELECT md5('load commitment ' || id)::uuid, advisor_id,
    tstzrange(start_at - make_interval(mins => $2::integer), end_at + make_interval(mins => $3::integer)), 'appointment', id
  FROM appointment WHERE status = 'confirmed' AND advisor_id ${ofLoad('$1')} ORDER BY start_at, advisor_id`;

/** $1 advisors. What happened to each, as a booking and a cancellation tell it. */
export const tellChanges = `
  INSERT INTO appointment_change (appointment_id, sequence, kind, address_id, start_at, advisor_id, at)
  SELECT id, told, CASE told WHEN 0 THEN 'booked' ELSE 'cancelled' END, address_id, start_at, advisor_id,
    CASE told WHEN 0 THEN created_at ELSE cancelled_at END
  FROM appointment CROSS JOIN generate_series(0, sequence) told WHERE advisor_id ${ofLoad('$1')}`;

/** What a load set turned out to hold; the last three are 0 when it is sound. */
export interface LoadFound {
  readonly advisors: number;
  readonly appointments: number;
  readonly upcoming: number;
  readonly cases: number;
  /** Confirmed without exactly one commitment of its own advisor around it, or closed with one. */
  readonly uncommitted: number;
  /** Commitments that begin before another of the same person has ended. */
  readonly overlapping: number;
  /** Constraints that have not been checked against every row. */
  readonly unchecked: number;
}

/** $1 advisors, $2 now. Asked of the rows, not of the constraints that let them in. */
export const foundInLoad = `
  WITH own AS (
    SELECT appointment.start_at, count(owner_id) <> (status = 'confirmed')::integer
        OR bool_or(person_id <> advisor_id OR NOT busy @> tstzrange(start_at, end_at)) IS TRUE AS uncommitted
    FROM appointment LEFT JOIN commitment ON owner_kind = 'appointment' AND owner_id = appointment.id
    WHERE advisor_id ${ofLoad('$1')} GROUP BY appointment.id
  ), committed AS (
    SELECT lower(busy) < lag(upper(busy)) OVER (PARTITION BY person_id ORDER BY busy) AS early FROM commitment WHERE person_id ${ofLoad('$1')}
  )
  SELECT (SELECT count(*) FROM person WHERE id ${ofLoad('$1')})::int AS advisors,
    (SELECT count(*) FROM own)::int AS appointments,
    (SELECT count(*) FROM own WHERE start_at > $2)::int AS upcoming,
    (SELECT count(*) FROM project_case WHERE referent_id ${ofLoad('$1')})::int AS cases,
    (SELECT count(*) FROM own WHERE uncommitted)::int AS uncommitted,
    (SELECT count(*) FROM committed WHERE early)::int AS overlapping,
    (SELECT count(*) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND NOT convalidated)::int AS unchecked`;

/** A million rows take their time, whatever the service allows a statement. */
export const takeTime = 'SET LOCAL statement_timeout = 0';

/** So that the next query is planned for what is there now. */
export const takeStock = 'ANALYZE';

/** Whether someone real works with this database, and whether a load set is there already. */
export const whatIsThere = `
  SELECT (SELECT NOT demonstration FROM installation) AND EXISTS (SELECT FROM person) AS real,
    EXISTS (SELECT FROM person WHERE id = ${advisorId('0')}) AS loaded`;

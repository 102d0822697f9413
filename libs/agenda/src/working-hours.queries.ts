import { advises } from './agenda.queries.js';

/** Whose time it is, as far as rights go. */
export interface Receiver {
  readonly id: string;
  readonly timeZone: string;
  /** Those of her scope as an advisor. */
  readonly departements: readonly string[];
}

/** Someone who receives, or could. */
export interface ReceiverListed {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly place: string;
  /** She is an advisor today: her openings count. */
  readonly receives: boolean;
  /** How many openings. */
  readonly openings: number;
  /** `YYYY-MM-DD`, the first day on which other hours hold. */
  readonly awayFrom: string | null;
}

const isAdvisor = advises('person.id', '$2');

/** Its last day, where it has one, is today or to come. */
const lasts = (now: string): string => `(last_day IS NULL OR last_day >= (${now}::timestamptz AT TIME ZONE time_zone)::date)`;

/** $1 person, $2 now: nobody who does not receive. */
export const receiver = `
  SELECT id, time_zone AS "timeZone", ARRAY(SELECT DISTINCT unnest(departements) FROM membership WHERE ${isAdvisor}) AS departements
  FROM person WHERE id = $1 AND (EXISTS (SELECT FROM membership WHERE ${isAdvisor}) OR EXISTS (SELECT FROM opening WHERE person_id = $1))`;

/** $1 whose alone, or null, $2 now, $3 codes of départements, or null for all: who receives, in the order of their names. */
export const receivers = `
  SELECT id, first_name AS "firstName", last_name AS "lastName", coalesce(place, '') AS place,
    EXISTS (SELECT FROM membership WHERE ${isAdvisor}) AS receives,
    (SELECT count(*)::int FROM opening WHERE person_id = person.id AND ${lasts('$2')}) AS openings,
    (SELECT min(date)::text FROM exception WHERE person_id = person.id AND date >= ($2 AT TIME ZONE person.time_zone)::date) AS "awayFrom"
  FROM person WHERE ($1::uuid IS NULL OR id = $1)
    AND (EXISTS (SELECT FROM membership WHERE ${isAdvisor}) OR EXISTS (SELECT FROM opening WHERE person_id = person.id))
    AND ($3::text[] IS NULL OR EXISTS (SELECT FROM membership WHERE ${isAdvisor} AND departements && $3))
  ORDER BY last_name, first_name, id`;

/** $1 person, $2 now; from Monday on. */
export const openingsOf = `
  SELECT id, weekday, start_minute AS "startMinute", end_minute AS "endMinute", modalities, time_zone AS "timeZone",
    first_day::text AS "firstDay", last_day::text AS "lastDay"
  FROM opening WHERE person_id = $1 AND ${lasts('$2')} ORDER BY (weekday + 6) % 7, start_minute, first_day, id`;

/** $1 now. */
export const countReceiving = `
  SELECT count(DISTINCT person_id)::int AS count FROM opening
  WHERE ${lasts('$1')} AND EXISTS (SELECT FROM membership WHERE ${advises('opening.person_id', '$1')})`;

/** One opening, once. */
export const addOpening = `
  INSERT INTO opening (id, person_id, time_zone, weekday, start_minute, end_minute, modalities, first_day, last_day)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8::date, $9::date WHERE NOT EXISTS (
    SELECT FROM opening WHERE person_id = $2 AND time_zone = $3 AND weekday = $4 AND start_minute = $5 AND end_minute = $6
      AND modalities @> $7::text[] AND first_day IS NOT DISTINCT FROM $8::date AND last_day IS NOT DISTINCT FROM $9::date)`;

/** $1 person, $2 first day, $3 last day, both included, $4 windows. */
export const declareAbsence = `
  INSERT INTO exception (id, person_id, date, windows)
  SELECT gen_random_uuid(), $1, day::date, $4 FROM generate_series($2::date, $3::date, interval '1 day') AS day
  ON CONFLICT (person_id, date) DO UPDATE SET windows = EXCLUDED.windows`;

/** $1 person, $2 from which date: days in a row with the same hours as one. */
export const absencesFrom = `
  SELECT min(date)::text AS "from", max(date)::text AS "to", windows FROM (
    SELECT date, windows, date - (row_number() OVER (PARTITION BY windows ORDER BY date))::int AS run
    FROM exception WHERE person_id = $1 AND date >= $2
  ) days GROUP BY windows, run ORDER BY 1`;

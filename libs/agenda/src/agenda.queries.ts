import type { DatedWindow } from './domain/openings.js';

/** One row of integers per person and clock, whatever the number of their openings and commitments. */
export interface AgendaRow {
  readonly person_id: string;
  readonly time_zone: string;
  /** Triples: weekday, start minute, end minute. */
  readonly weekly: number[];
  readonly dated: DatedWindow[];
  /** The territory whose holidays are theirs. */
  readonly workplace: string | null;
  /** The end of her role, in epoch milliseconds; null when none is known. */
  readonly until: number | null;
  /** Flat pairs of epoch milliseconds, in no order. */
  readonly busy: Float64Array;
  readonly exceptions: { date: string; windows: number[] }[];
}

/** As it is loaded: what is busy is packed. */
export type PackedAgenda = Omit<AgendaRow, 'busy'> & { readonly packed: Buffer | null };

/** Numbers of several rows as one array; built as text, which takes PostgreSQL a third of the time of building an array. */
const numbers = (row: readonly string[], order: string, which: string): string =>
  `('[' || coalesce(string_agg(${row.join(` || ',' || `)}, ',' ORDER BY ${order}) FILTER (WHERE ${which}), '') || ']')::json`;

const always = 'first_day IS NULL AND last_day IS NULL';

/** Instants as PostgreSQL keeps them, eight bytes each: thousands of them as text cost it more than finding them. */
const packed = (...instants: readonly string[]): string =>
  `string_agg(${instants.map((instant) => `timestamptz_send(${instant})`).join(' || ')}, '')`;

/** Epoch ms of `packed` instants, each a big-endian count of microseconds since 1 January 2000; empty when there was none. */
export function unpacked(instants: Buffer | null): Float64Array {
  const epochs = new Float64Array((instants?.length ?? 0) / 8);
  for (let i = 0, at = 0; i < epochs.length; i += 1, at += 8)
    epochs[i] = PACKED_FROM + (instants!.readInt32BE(at) * 2 ** 32 + instants!.readUInt32BE(at + 4)) / 1000;
  return epochs;
}

const PACKED_FROM = Date.UTC(2000, 0, 1);

/** Her role as an advisor has begun, and goes on. */
export const advises = (person: string, at: string): string =>
  `membership.person_id = ${person} AND membership.role = 'advisor' AND membership.starts_at <= ${at} AND (membership.ends_at IS NULL OR membership.ends_at > ${at})`;

/**
 * $1 modality, $2 from, $3 to, $4 now, $5 owner whose commitments do not count (or null), $6 whether holds count. Person by person, each
 * by the index that keeps their commitments apart: what it costs does not grow with what is past. Whoever is no advisor now is left out.
 */
export const agendasOf = `
  WITH weekly AS (
    SELECT person_id, time_zone,
      ${numbers(['weekday', 'start_minute', 'end_minute'], 'weekday, start_minute', always)} AS weekly,
      coalesce(json_agg(json_build_object('first', first_day::text, 'last', last_day::text, 'weekday', weekday, 'start', start_minute,
        'end', end_minute) ORDER BY weekday, start_minute) FILTER (WHERE NOT (${always})), '[]') AS dated
    FROM opening WHERE $1 = ANY (modalities) GROUP BY person_id, time_zone
  ), receiving AS (
    SELECT weekly.*, until FROM weekly CROSS JOIN LATERAL (
      SELECT max(coalesce(ends_at, 'infinity')) AS until FROM membership WHERE ${advises('weekly.person_id', '$4')}
    ) role WHERE until IS NOT NULL
  )
  SELECT person_id, time_zone, weekly, dated, CASE WHEN until < 'infinity' THEN (date_part('epoch', until) * 1000)::float8 END AS until,
    (SELECT workplace_id FROM person WHERE person.id = receiving.person_id) AS workplace,
    (
      SELECT ${packed('lower(busy)', 'upper(busy)')} FROM commitment
      WHERE commitment.person_id = receiving.person_id AND busy && tstzrange($2, $3)
        AND (expires_at IS NULL OR (expires_at > $4 AND $6::boolean)) AND owner_id IS DISTINCT FROM $5::uuid
    ) AS packed,
    coalesce((
      SELECT json_agg(json_build_object('date', date::text, 'windows', to_json(windows))) FROM exception
      WHERE exception.person_id = receiving.person_id AND date BETWEEN ($2::timestamptz - interval '2 days')::date AND ($3::timestamptz + interval '2 days')::date
    ), '[]') AS exceptions
  FROM receiving
  ORDER BY person_id, time_zone`;

export interface HoldRow {
  readonly ownerId: string;
  readonly personId: string;
  readonly start: Date;
}

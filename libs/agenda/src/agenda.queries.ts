/** One row of integers per person and clock, whatever the number of their openings and commitments. */
export interface AgendaRow {
  readonly person_id: string;
  readonly time_zone: string;
  /** Triples: weekday, start minute, end minute. */
  readonly weekly: number[];
  /** Pairs of epoch milliseconds. */
  readonly busy: number[];
  readonly exceptions: { date: string; windows: number[] }[];
}

/** $1 modality, $2 from, $3 to, $4 now, $5 owner whose commitments do not count (or null), $6 whether holds count. */
export const agendasOf = `
  WITH weekly AS (
    SELECT person_id, time_zone, array_agg(part.n::float8 ORDER BY weekday, start_minute, opening.id, part.place) AS weekly
    FROM opening CROSS JOIN LATERAL unnest(ARRAY[weekday, start_minute, end_minute]) WITH ORDINALITY AS part (n, place)
    WHERE $1 = ANY (modalities)
    GROUP BY person_id, time_zone
  )
  SELECT weekly.person_id, weekly.time_zone, weekly.weekly,
    ARRAY(
      SELECT floor(extract(epoch FROM edge.at) * 1000)::float8
      FROM commitment CROSS JOIN LATERAL unnest(ARRAY[lower(busy), upper(busy)]) WITH ORDINALITY AS edge (at, place)
      WHERE commitment.person_id = weekly.person_id AND busy && tstzrange($2, $3)
        AND (expires_at IS NULL OR (expires_at > $4 AND $6::boolean)) AND owner_id IS DISTINCT FROM $5::uuid
      ORDER BY lower(busy), edge.place
    ) AS busy,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('date', date::text, 'windows', to_jsonb(windows)) ORDER BY date)
      FROM exception
      WHERE exception.person_id = weekly.person_id AND date BETWEEN ($2::timestamptz - interval '2 days')::date AND ($3::timestamptz + interval '2 days')::date
    ), '[]') AS exceptions
  FROM weekly
  ORDER BY weekly.person_id, weekly.time_zone`;

export interface HoldRow {
  readonly ownerId: string;
  readonly personId: string;
  readonly start: Date;
}

/** Proven, or someone stands for its person: people whom we know. */
const known = `(address.proven_at IS NOT NULL OR EXISTS (
  SELECT FROM membership WHERE membership.person_id = address.person_id AND vouched_how IS NOT NULL
    AND (membership.ends_at IS NULL OR membership.ends_at > $3)))`;

const keys = { domain: `split_part(address.email, '@', 2)`, advisor: 'advisor_id::text', network: 'origin.network' } as const;

export type WaveGrouping = keyof typeof keys;

/** $1 booked from, $2 booked until, $3 now, $4 null for all, else codes of départements: confirmed, and still to come. */
const booked = (grouping: WaveGrouping): string => `
  SELECT appointment.id, start_at, ${keys[grouping]} AS key, ${known} AS known
  FROM appointment JOIN address ON address.id = address_id LEFT JOIN booking_origin origin ON origin.appointment_id = appointment.id
  WHERE status = 'confirmed' AND start_at > $3 AND appointment.created_at >= $1 AND appointment.created_at < $2
    AND ($4::text[] IS NULL OR territory_id IN (SELECT id FROM territory WHERE departements && $4))`;

/** The biggest first. */
export const waveGroups = (grouping: WaveGrouping): string => `
  SELECT key, count(*)::int AS count, (count(*) FILTER (WHERE known))::int AS known
  FROM (${booked(grouping)}) booked WHERE key IS NOT NULL GROUP BY key ORDER BY count DESC, key LIMIT 200`;

/** $5 the groups' keys, $6 whether people whom we know count too, $7 how many at most; with how many there are. */
export const waveOf = (grouping: WaveGrouping): string => `
  SELECT id, count(*) OVER ()::int AS there FROM (${booked(grouping)}) booked
  WHERE key = ANY ($5::text[]) AND ($6::boolean OR NOT known) ORDER BY start_at, id LIMIT $7`;

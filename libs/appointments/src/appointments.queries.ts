/** $1 advisors, $2 now: what each carries, by two index look-ups an advisor. */
export const loadsOf = `
  SELECT advisor.id AS "advisorId",
    (SELECT count(*)::int FROM appointment WHERE advisor_id = advisor.id AND status = 'confirmed' AND start_at > $2) AS upcoming,
    (SELECT floor(extract(epoch FROM max(created_at)) * 1000)::float8 FROM appointment WHERE advisor_id = advisor.id) AS "lastAssignedAt"
  FROM unnest($1::uuid[]) AS advisor (id)`;

/** $1 address, $2 now, $3 since when messages count: confirmed upcoming, and changes that each sent the requester a message. */
export const weightOf = `
  SELECT
    (SELECT count(*)::int FROM appointment WHERE address_id = $1 AND status = 'confirmed' AND start_at > $2) AS upcoming,
    (SELECT count(*)::int FROM appointment_change WHERE address_id = $1 AND at > $3) AS messages`;

export const recordChange = `
  INSERT INTO appointment_change (appointment_id, sequence, kind, address_id, start_at, advisor_id, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`;

const columns = `appointment_id AS "appointmentId", type_code AS "typeCode", state, outcome, words, reason, version,
  saved_at AS "savedAt", sent_at AS "sentAt"`;

/** $1 appointment. */
export const minutesOf = `SELECT ${columns} FROM minutes WHERE appointment_id = $1`;

/** A blank page where there is none: $1 appointment, $2 and $3 its type, $4 who writes, $5 now. */
export const takePage = `
  INSERT INTO minutes (appointment_id, type_code, type_version, state, outcome, words, version, written_by, saved_at)
  VALUES ($1, $2, $3, 'draft', '{}', '', 0, $4, $5) ON CONFLICT (appointment_id) DO NOTHING`;

/** $2 outcome, $3 words, $4 who writes, $5 now. Whatever had been given up is written after all. */
export const writePage = `
  UPDATE minutes SET state = 'draft', reason = NULL, outcome = $2, words = $3, version = version + 1, written_by = $4, saved_at = $5
  WHERE appointment_id = $1 RETURNING ${columns}`;

/** $2 words, $3 now. */
export const writeNote = `
  INSERT INTO minutes_note (appointment_id, words, saved_at) VALUES ($1, $2, $3)
  ON CONFLICT (appointment_id) DO UPDATE SET words = $2, saved_at = $3`;

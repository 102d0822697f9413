import { judgedBy } from '../appointments.queries.js';

const ofTypes = `FROM appointment JOIN session_type ON session_type.code = type_code AND session_type.version = type_version
  LEFT JOIN preparation ON preparation.appointment_id = appointment.id`;

const ofCollectivite = `SELECT appointment.id, asked_of_collectivite AS "ofCollectivite", asked ${ofTypes}`;

/** What the collectivité is asked before each, and nothing of the advisor's own. $1 appointments. */
export const askedBefore = `${ofCollectivite} WHERE appointment.id = ANY ($1)`;

/** With what its reader is judged by. $1 one appointment. */
export const askedAndJudged = `SELECT * FROM (${judgedBy}) judged JOIN (${ofCollectivite}) asked USING (id)`;

const bySides = `
  SELECT appointment.id, asked_of_collectivite AS "ofCollectivite", asked, coalesce(preparation.version, 0) AS version,
    asked_of_advisor AS "ofAdvisor", coalesce(words, '') AS note
  ${ofTypes} LEFT JOIN preparation_note ON preparation_note.appointment_id = appointment.id`;

/** The same, with what the advisor prepares. $1 appointments. */
export const preparedBySides = `${bySides} WHERE appointment.id = ANY ($1)`;

/** With what its reader is judged by. $1 one appointment. */
export const preparedAndJudged = `SELECT * FROM (${judgedBy}) judged JOIN (${bySides}) prepared USING (id)`;

/** $1 appointment, $2 what is asked, $3 now. */
export const keepAsked = `
  INSERT INTO preparation (appointment_id, asked, version, saved_at) VALUES ($1, $2, 1, $3)
  ON CONFLICT (appointment_id) DO UPDATE SET asked = $2, version = preparation.version + 1, saved_at = $3`;

/** $1 appointment, $2 words, $3 now. */
export const keepNote = `
  INSERT INTO preparation_note (appointment_id, words, saved_at) VALUES ($1, $2, $3)
  ON CONFLICT (appointment_id) DO UPDATE SET words = $2, saved_at = $3`;

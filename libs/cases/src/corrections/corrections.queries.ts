import { nameOf } from '../phases.queries.js';

/** $1 appointment. */
export const correctionOf = `
  SELECT appointment_id AS "appointmentId", wish, asked_at AS "askedAt", coalesce(said_by, ${nameOf('person')}, '') AS asker,
    answer, is_corrected AS "isCorrected", answered_at AS "answeredAt"
  FROM minutes_correction LEFT JOIN person ON person.id = asked_by WHERE appointment_id = $1`;

/** Of minutes that were sent, once: $1 appointment, $2 until when, $3 wish, $4 now, $5 which of our people, $6 or who by name. */
export const askCorrection = `
  INSERT INTO minutes_correction (appointment_id, sent_at, asked_until, wish, asked_at, asked_by, said_by)
  SELECT appointment_id, sent_at, $2, $3, $4, $5, $6 FROM minutes WHERE appointment_id = $1 AND state = 'sent'
  ON CONFLICT (appointment_id) DO NOTHING RETURNING appointment_id`;

/** What was asked, or what the advisor saw herself: $1 appointment, $2 until when, $3 answer, $4 is it corrected, $5 now, $6 who answers. */
export const answerCorrection = `
  INSERT INTO minutes_correction (appointment_id, sent_at, asked_until, answer, is_corrected, answered_at, answered_by)
  SELECT appointment_id, sent_at, $2, $3, $4, $5, $6 FROM minutes WHERE appointment_id = $1 AND state = 'sent'
  ON CONFLICT (appointment_id) DO UPDATE SET answer = $3, is_corrected = $4, answered_at = $5, answered_by = $6
    WHERE minutes_correction.answered_at IS NULL
  RETURNING appointment_id`;

/** Those that wait for an answer, the oldest first: $1 whose appointments, $2 how many. */
export const waitingCorrections = `
  SELECT appointment.id FROM minutes_correction JOIN appointment ON appointment.id = appointment_id
  WHERE answered_at IS NULL AND advisor_id = $1 ORDER BY asked_at, appointment.id LIMIT $2`;

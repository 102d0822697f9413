import type { BookingDraft } from './booking-draft.entity.js';

/** $1 request or null, $2 appointment or null, $3 door, $4 its name: the same again changes nothing. */
export const keepArrival = `
  INSERT INTO arrival (id, request_id, appointment_id, door, name) VALUES (coalesce($1::uuid, $2::uuid), $1, $2, $3, $4)
  ON CONFLICT (id) DO NOTHING`;

/** What `keepArrival` is given of a draft that has become a request or an appointment. */
export const arrivalIn = ({
  requestId,
  appointmentId,
  answers,
}: Pick<BookingDraft, 'requestId' | 'appointmentId' | 'answers'>): unknown[] => [requestId, appointmentId, answers.door, answers.doorName];

/** $1 request or appointment. */
export const arrivalOf = 'SELECT door, name FROM arrival WHERE id = $1';

/** $1 request or null, $2 appointment or null, $3 name of the event: the same again changes nothing. */
export const keepArrival = `
  INSERT INTO event_arrival (id, request_id, appointment_id, event_name) VALUES (coalesce($1::uuid, $2::uuid), $1, $2, $3)
  ON CONFLICT (id) DO NOTHING`;

/** $1 request or appointment. */
export const arrivalOf = 'SELECT event_name AS name FROM event_arrival WHERE id = $1';

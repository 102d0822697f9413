/** Of the same thing to the same person, not earlier: a mail that arrived, or a call. */
const wasTold = `EXISTS (
  SELECT FROM message told WHERE told.subject_id = message.subject_id AND told.address_id = message.address_id AND told.made_at >= message.made_at
    AND (told.state = 'sent' OR EXISTS (SELECT FROM call WHERE message_id = told.id)))`;

/** $1 advisor, $2 now, $3 and $4 kinds said before and after, $5 since when those after are: of each appointment the latest word. */
export const callsToMake = `
  SELECT DISTINCT ON (subject_id) message.id AS "messageId", kind, subject_id AS "appointmentId"
  FROM message JOIN appointment ON appointment.id = subject_id AND appointment.address_id = message.address_id
  WHERE state = 'refused' AND advisor_id = $1 AND NOT ${wasTold}
    AND ((kind = ANY($3) AND start_at > $2 AND status = CASE WHEN kind = 'cancelled' THEN 'cancelled' ELSE 'confirmed' END)
      OR (kind = ANY($4) AND status IN ('done', 'missed') AND settled_at > $5))
  ORDER BY subject_id, made_at DESC, message.id`;

/** $1 message, $2 now, $3 by whom: it is said, with all that was to be said before it. Answers what was not yet. */
export const tickOff = `
  INSERT INTO call (message_id, done_at, done_by)
  SELECT before.id, $2, $3 FROM message JOIN message before USING (subject_id, address_id)
  WHERE message.id = $1 AND before.state = 'refused' AND before.made_at <= message.made_at
  ORDER BY before.id
  ON CONFLICT (message_id) DO NOTHING RETURNING message_id AS id`;

/** $1 message: whose it is to call. */
export const callerOf = `
  SELECT appointment.id AS "appointmentId", advisor_id AS "advisorId"
  FROM message JOIN appointment ON appointment.id = subject_id AND appointment.address_id = message.address_id
  WHERE message.id = $1 AND state = 'refused' AND kind = ANY($2)`;

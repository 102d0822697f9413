/** Of the same thing to the same person: links of a mailbox, which are about it too, tell nothing of what is to be done. */
const isOfTheSame = (other: string): string =>
  `${other}.subject_id = message.subject_id AND ${other}.address_id = message.address_id AND (${other}.kind = 'actions_due') = (message.kind = 'actions_due')`;

/** Not earlier: a mail that arrived, or a call. */
const wasTold = `EXISTS (
  SELECT FROM message told WHERE ${isOfTheSame('told')} AND told.made_at >= message.made_at
    AND (told.state = 'sent' OR EXISTS (SELECT FROM call WHERE message_id = told.id)))`;

/** $1 advisor, $2 now, $3 and $4 kinds said before and after, $5 since when those after are: of each appointment the latest word. */
export const callsToMake = `
  SELECT DISTINCT ON (subject_id) message.id AS "messageId", kind, subject_id AS "appointmentId"
  FROM message JOIN appointment ON appointment.id = subject_id AND appointment.address_id = message.address_id
  WHERE state = 'refused' AND advisor_id = $1 AND NOT ${wasTold}
    AND ((kind = ANY($3) AND start_at > $2 AND status = CASE WHEN kind = 'cancelled' THEN 'cancelled' ELSE 'confirmed' END)
      OR (kind = ANY($4) AND status IN ('done', 'missed') AND settled_at > $5))
  ORDER BY subject_id, made_at DESC, message.id`;

/**
 * $1 the states in which a request is open: of each request, and of what is to be done at an address, the latest word;
 * and each message of a case that nobody could be mailed. The longest unsaid first.
 */
export const otherCalls = `
  SELECT "messageId", kind, "subjectId" FROM ((
    SELECT DISTINCT ON (subject_id, message.address_id) message.id AS "messageId", kind, subject_id AS "subjectId", made_at
    FROM message LEFT JOIN request ON request.id = subject_id AND request.address_id = message.address_id
    WHERE message.state = 'refused' AND NOT ${wasTold} AND (kind = 'actions_due'
      OR (kind = 'request_received' AND request.state = ANY($1))
      OR (kind = 'request_question' AND request.asked_number = message.sequence)
      OR (kind = 'request_decided' AND request.state <> ALL($1) AND request.state <> 'withdrawn'))
    ORDER BY subject_id, message.address_id, made_at DESC, message.id
  ) UNION ALL (
    SELECT id, kind, subject_id, made_at FROM message
    WHERE kind = 'exchange_to_call' AND NOT EXISTS (SELECT FROM call WHERE message_id = message.id)
  )) latest
  ORDER BY made_at, "messageId"`;

/** $1 message: one of those, said or not. */
export const otherCall = `
  SELECT id AS "messageId", kind, subject_id AS "subjectId" FROM message
  WHERE id = $1 AND (kind = 'exchange_to_call'
    OR (state = 'refused' AND kind IN ('request_received', 'request_question', 'request_decided', 'actions_due')))`;

/** $1 message, $2 now, $3 by whom: it is said, with all that was to be said before it. Answers what was not yet. */
export const tickOff = `
  INSERT INTO call (message_id, done_at, done_by)
  SELECT id, $2, $3 FROM (
    SELECT $1::uuid AS id UNION SELECT before.id FROM message JOIN message before ON ${isOfTheSame('before')}
    WHERE message.id = $1 AND before.state = 'refused' AND before.made_at <= message.made_at
  ) said
  ORDER BY id
  ON CONFLICT (message_id) DO NOTHING RETURNING message_id AS id`;

/** $1 message: whose it is to call. */
export const callerOf = `
  SELECT appointment.id AS "appointmentId", advisor_id AS "advisorId"
  FROM message JOIN appointment ON appointment.id = subject_id AND appointment.address_id = message.address_id
  WHERE message.id = $1 AND state = 'refused' AND kind = ANY($2)`;

/** Somebody has said it by telephone. */
const wasCalled = 'EXISTS (SELECT FROM call WHERE message_id = message.id)';

/** $1 how many at most: what waits, by its turn, then what failed or was refused and nobody has called about, the latest first. */
export const stuckMessages = `
  SELECT id, kind, state, subject_id AS "subjectId", address_id AS "addressId", person_id AS "personId", made_at AS "madeAt",
    not_before AS "notBefore", tries, (SELECT smtp_code FROM attempt WHERE message_id = message.id ORDER BY at DESC, attempt.id DESC LIMIT 1) AS "smtpCode"
  FROM message WHERE state IN ('waiting', 'failed', 'refused') AND NOT ${wasCalled}
  ORDER BY state <> 'waiting', CASE WHEN state = 'waiting' THEN urgency END, CASE WHEN state = 'waiting' THEN made_at END, settled_at DESC, id
  LIMIT $1`;

/** Those that failed or were refused: somebody has to look. */
export const countFailed = `SELECT count(*)::int AS count FROM message WHERE state IN ('failed', 'refused') AND NOT ${wasCalled}`;

/** $1 the left part of a Message-ID, as `Message.stableId` makes it. Rare: it looks through what was sent. */
export const byStableId = `
  SELECT id FROM message WHERE released_at IS NOT NULL AND left(encode(sha256(convert_to(concat_ws(E'\\n', kind, subject_id,
    CASE WHEN address_id IS NOT NULL THEN 'address:' || address_id WHEN person_id IS NOT NULL THEN 'person:' || person_id ELSE 'desk' END,
    sequence), 'UTF8')), 'hex'), 40) = $1`;

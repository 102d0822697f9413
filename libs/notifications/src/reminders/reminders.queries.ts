/** $1 appointments, $2 their present sequences, $3 now: what was promised before they changed is told no more. */
export const withdrawOutdated = `
  UPDATE reminder SET settled_at = $3, outcome = 'stale'
  FROM unnest($1::uuid[], $2::integer[]) AS present (id, sequence)
  WHERE reminder.subject_id = present.id AND reminder.sequence < present.sequence AND settled_at IS NULL`;

/** $1–$7 the columns, $8 now: those that are promised already stay as they are. */
export const keepOnce = `
  INSERT INTO reminder (id, kind, subject_id, address_id, person_id, sequence, due_at, made_at)
  SELECT id, kind, subject_id, address_id, person_id, sequence, due_at, $8
  FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[], $6::integer[], $7::timestamptz[])
    AS promised (id, kind, subject_id, address_id, person_id, sequence, due_at)
  ORDER BY kind, subject_id, sequence
  ON CONFLICT ON CONSTRAINT reminder_once DO NOTHING`;

/** $1 now, $2 how many at most, $3 and $4 kinds and their urgencies: each due reminder becomes a message, once. */
export const tellDue = `
  WITH due AS (
    SELECT id FROM reminder WHERE settled_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
  ), told AS (
    UPDATE reminder SET settled_at = $1, outcome = 'told' FROM due WHERE reminder.id = due.id
    RETURNING reminder.id, kind, subject_id, address_id, person_id, sequence
  ), made AS (
    INSERT INTO message (id, kind, subject_id, address_id, person_id, sequence, facts, state, made_at, urgency)
    SELECT gen_random_uuid(), told.kind, subject_id, address_id, person_id, sequence, '{}', 'waiting', $1, urgency
    FROM told JOIN unnest($3::text[], $4::smallint[]) AS of (kind, urgency) ON of.kind = told.kind
    ON CONFLICT ON CONSTRAINT message_once DO NOTHING
  )
  SELECT id FROM told`;

/** $1 appointments, $2 their present sequences: the ids of those that nothing was ever promised for, as they are. */
export const unknownAmong = `
  SELECT present.id FROM unnest($1::uuid[], $2::integer[]) AS present (id, sequence)
  WHERE NOT EXISTS (SELECT FROM reminder WHERE subject_id = present.id AND reminder.sequence = present.sequence)`;

/** $1 now, $2 until when, $3 how many at most: those that the queue is to wake us up for. */
export const takeToCarry = `
  UPDATE reminder SET carried_at = $1 WHERE id IN (
    SELECT id FROM reminder WHERE settled_at IS NULL AND carried_at IS NULL AND due_at <= $2
    ORDER BY due_at, id LIMIT $3 FOR UPDATE SKIP LOCKED
  ) RETURNING kind, subject_id AS "subjectId", sequence, due_at AS "dueAt"`;

/** $1 now: how many the queue should hold. */
export const carriedToCome =
  'SELECT count(*)::int AS count FROM reminder WHERE settled_at IS NULL AND carried_at IS NOT NULL AND due_at > $1';

export const forgetCarried = 'UPDATE reminder SET carried_at = NULL WHERE settled_at IS NULL AND carried_at IS NOT NULL';

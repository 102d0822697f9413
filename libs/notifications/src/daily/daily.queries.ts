/** $1 person. */
export const rhythmOf = 'SELECT rhythm FROM mail_rhythm WHERE person_id = $1';

/** Whoever never chose is written to at once. $1 person, $2 rhythm, $3 now; nothing when it is the same as before. */
export const chooseRhythm = `
  INSERT INTO mail_rhythm (person_id, rhythm, chosen_at) SELECT $1::uuid, $2::text, $3::timestamptz
  WHERE coalesce((${rhythmOf}), 'at_once') <> $2
  ON CONFLICT ON CONSTRAINT mail_rhythm_pkey DO UPDATE SET rhythm = excluded.rhythm, chosen_at = excluded.chosen_at
  RETURNING rhythm`;

/** $1 persons. */
export const whoWantsOneADay = `SELECT person_id AS id FROM mail_rhythm WHERE person_id = ANY ($1) AND rhythm = 'daily'`;

const gathering = `state = 'gathered' AND gathered_on IS NULL`;

/** Whose mail of the day is due. $1 now, $2 how many at most. */
export const whoseMailIsDue = `SELECT DISTINCT person_id AS id FROM message WHERE ${gathering} AND not_before <= $1 ORDER BY person_id LIMIT $2`;

/** What the collectivités wrote to them. $1 persons. */
export const answersGathering = `
  SELECT subject_id AS "exchangeId", person_id AS "personId" FROM message
  WHERE ${gathering} AND person_id = ANY ($1) AND kind = 'exchange_answered' ORDER BY person_id, made_at, id`;

/** One a day for each, whoever else asks: those that were not promised before. $1 persons, $2 their days, $3 now, $4 urgency. */
export const promiseDaily = `
  INSERT INTO message (id, kind, subject_id, person_id, sequence, facts, state, made_at, urgency)
  SELECT gen_random_uuid(), 'daily_messages', id, id, day, '{}', 'waiting', $3, $4
  FROM unnest($1::uuid[], $2::integer[]) AS due (id, day) ORDER BY id
  ON CONFLICT ON CONSTRAINT message_once DO NOTHING RETURNING person_id AS id, sequence AS day`;

/** All that waits is told in it. $1 persons, $2 their days, $3 now. */
export const gather = `
  UPDATE message SET gathered_on = day, settled_at = $3 FROM unnest($1::uuid[], $2::integer[]) AS told (id, day)
  WHERE message.person_id = told.id AND ${gathering}`;

/** Hers left already: what came too late for it waits for the next. $1 persons, $2 when that is, $3 now. */
export const postpone = `
  UPDATE message SET not_before = next FROM unnest($1::uuid[], $2::timestamptz[]) AS later (id, next)
  WHERE message.person_id = later.id AND ${gathering} AND not_before <= $3`;

/** $1 person, $2 day. */
export const gatheredOn = `
  SELECT kind, subject_id AS "subjectId" FROM message WHERE person_id = $1 AND gathered_on = $2 ORDER BY made_at, id`;

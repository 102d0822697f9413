import type { RequestMove, RequestState, Side } from './domain/lifecycle.js';

/** One line of a request's history. */
export interface MoveRead {
  readonly number: number;
  readonly move: RequestMove;
  readonly state: RequestState;
  readonly at: Date;
  readonly side: Side;
  readonly personId: string | null;
  /** Why, what we ask, or what is answered; empty when nothing was said. */
  readonly words: string;
  readonly advisorId: string | null;
  /** A reference. */
  readonly duplicateOf: string | null;
  readonly referredTo: string | null;
  readonly agreement: string | null;
  readonly passedOn: string | null;
  readonly territoryFrom: string | null;
  readonly territoryTo: string | null;
}

/** $1 a request. */
export const movesOf = `
  SELECT number, move, state, at, side, person_id AS "personId", coalesce(words, '') AS words, advisor_id AS "advisorId",
    duplicate_of AS "duplicateOf", referred_to AS "referredTo", agreement, passed_on AS "passedOn",
    territory_from AS "territoryFrom", territory_to AS "territoryTo"
  FROM request_move WHERE request_id = $1 ORDER BY number`;

/** $1 a request, $2 the move as JSON. */
export const writeMove = `
  INSERT INTO request_move (request_id, number, move, state, at, side, person_id, words, advisor_id, duplicate_of, referred_to, agreement,
    passed_on, territory_from, territory_to)
  SELECT $1, number, move, state, at, side, "personId", nullif(words, ''), "advisorId", "duplicateOf", "referredTo", agreement, "passedOn",
    "territoryFrom", "territoryTo"
  FROM jsonb_to_record($2::jsonb) AS made (number integer, move text, state text, at timestamptz, side text, "personId" uuid, words text,
    "advisorId" uuid, "duplicateOf" text, "referredTo" text, agreement text, "passedOn" text, "territoryFrom" text, "territoryTo" text)`;

/** Dates of the desk's calendar between which we waited. $1 requests, $2 the desk's zone. */
export const pausesOf = `
  SELECT ask.request_id AS id, (ask.at AT TIME ZONE $2)::date::text AS from, (
    SELECT (min(reply.at) AT TIME ZONE $2)::date::text FROM request_move AS reply
    WHERE reply.request_id = ask.request_id AND reply.number > ask.number AND reply.move = 'complete') AS to
  FROM request_move AS ask WHERE ask.request_id = ANY($1) AND ask.move = 'ask' ORDER BY ask.number`;

/** As `isLate` says it: :today and :workdays of the desk's calendar, in order; `width_bucket` counts those not after a date. */
export const isLateInSql = `
  width_bucket(:today::date, :workdays::date[]) - width_bucket((received_at AT TIME ZONE :deskZone)::date, :workdays::date[])
  - coalesce((
    SELECT sum(width_bucket(coalesce((
        SELECT (min(reply.at) AT TIME ZONE :deskZone)::date FROM request_move AS reply
        WHERE reply.request_id = ask.request_id AND reply.number > ask.number AND reply.move = 'complete'), :today::date), :workdays::date[])
      - width_bucket((ask.at AT TIME ZONE :deskZone)::date, :workdays::date[]))
    FROM request_move AS ask WHERE ask.request_id = request.id AND ask.move = 'ask'), 0) > :within`;

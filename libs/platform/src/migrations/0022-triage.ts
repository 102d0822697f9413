import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['request_question', 'request_decided'];

const summaryOf = (requestState: string): string => `
  CREATE OR REPLACE VIEW summary AS
    WITH agreed AS (
      SELECT organisation.id AS organisation_id, territory.id AS territory_id, territory.label, territory.departements, territory.time_zone
      FROM standing_act JOIN organisation ON organisation.id = organisation_id JOIN territory ON territory.id = organisation.territory_id
      WHERE standing_act.kind = 'prefecture_summary' AND agrees
    )
    SELECT appointment.id, 'appointment' AS kind, reference, organisation_id, agreed.territory_id, label, departements, agreed.time_zone,
      type_title, status AS state, appointment.created_at AS asked_at, start_at, end_at,
      person.first_name || ' ' || person.last_name AS advisor
    FROM agreed JOIN appointment ON appointment.territory_id = agreed.territory_id JOIN person ON person.id = advisor_id
    UNION ALL
    SELECT request.id, 'request', reference, organisation_id, agreed.territory_id, label, departements, agreed.time_zone,
      type_title, ${requestState}, received_at, NULL, NULL, NULL
    FROM agreed JOIN request ON request.territory_id = agreed.territory_id;`;

/** What becomes of a request, by whom and why: each move is a row, and the request's state is that of its last one. */
export class Triage1790000000022 implements MigrationInterface {
  name = 'Triage1790000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE request
        ADD state text NOT NULL DEFAULT 'submitted',
        ADD version integer NOT NULL DEFAULT 1,
        ADD asked_number integer,
        ADD advisor_id uuid CONSTRAINT request_advisor REFERENCES person (id),
        ADD link_digest text,
        ADD CONSTRAINT request_link UNIQUE (link_digest),
        ADD CONSTRAINT request_state CHECK (state IN
          ('submitted', 'acknowledged', 'qualified', 'accepted', 'referred', 'declined', 'duplicate', 'withdrawn'));

      -- append-only; \`number\` counts from 1 without a gap, and is the request's version after it; each refers to the other, so that
      -- PostgreSQL asks for both when all is written: a restore needs no order of them
      CREATE TABLE request_move (
        request_id uuid NOT NULL CONSTRAINT request_move_request REFERENCES request (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        number integer NOT NULL,
        move text NOT NULL,
        state text NOT NULL,
        at timestamptz NOT NULL,
        side text NOT NULL,
        person_id uuid CONSTRAINT request_move_person REFERENCES person (id),
        words text,
        advisor_id uuid CONSTRAINT request_move_advisor REFERENCES person (id),
        duplicate_of text,
        referred_to text,
        agreement text,
        passed_on text,
        territory_from text CONSTRAINT request_move_from REFERENCES territory (id),
        territory_to text CONSTRAINT request_move_to REFERENCES territory (id),
        CONSTRAINT request_move_pkey PRIMARY KEY (request_id, number),
        CONSTRAINT request_move_state UNIQUE (request_id, number, state),
        CONSTRAINT request_move_move CHECK (move IN ('receive', 'acknowledge', 'qualify', 'ask', 'complete', 'correct',
          'accept', 'refer', 'decline', 'duplicate', 'withdraw')),
        CONSTRAINT request_move_first CHECK (number > 0 AND (number = 1) = (move = 'receive')),
        CONSTRAINT request_move_side CHECK (side IN ('cell', 'requester', 'service')),
        CONSTRAINT request_move_who CHECK (side <> 'cell' OR person_id IS NOT NULL),
        CONSTRAINT request_move_words CHECK (move NOT IN ('ask', 'complete', 'refer', 'decline') OR coalesce(words, '') <> ''),
        CONSTRAINT request_move_accept CHECK ((move = 'accept') = (advisor_id IS NOT NULL)),
        CONSTRAINT request_move_duplicate CHECK ((move = 'duplicate') = (duplicate_of IS NOT NULL)),
        CONSTRAINT request_move_refer CHECK (CASE move WHEN 'refer' THEN referred_to <> '' AND agreement <> '' AND passed_on IS NOT NULL
          ELSE num_nonnulls(referred_to, agreement, passed_on) = 0 END),
        CONSTRAINT request_move_correct CHECK (CASE move WHEN 'correct' THEN territory_from <> territory_to
          ELSE num_nonnulls(territory_from, territory_to) = 0 END)
      );

      -- it begins with the request, and goes with it alone; a row that says its version, as a restored one does, brings its own history
      CREATE FUNCTION request_received() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO request_move (request_id, number, move, state, at, side) VALUES (NEW.id, 1, 'receive', 'submitted', NEW.received_at, 'requester');
        NEW.version := 1;
        RETURN NEW;
      END $$;
      CREATE FUNCTION request_move_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM request WHERE id = OLD.request_id) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      INSERT INTO request_move (request_id, number, move, state, at, side) SELECT id, 1, 'receive', 'submitted', received_at, 'requester' FROM request;
      -- « J'ai répondu » said until now that someone of the cell took care of it
      INSERT INTO request_move (request_id, number, move, state, at, side, person_id, advisor_id)
        SELECT id, 2, 'accept', 'accepted', answered_at, 'cell', answered_by, answered_by FROM request WHERE answered_at IS NOT NULL;
      UPDATE request SET state = 'accepted', version = 2, advisor_id = answered_by WHERE answered_at IS NOT NULL;
      SET CONSTRAINTS request_move_request IMMEDIATE;
      ALTER TABLE request ALTER version SET DEFAULT 0;
      CREATE TRIGGER request_received BEFORE INSERT ON request FOR EACH ROW WHEN (NEW.version = 0) EXECUTE FUNCTION request_received();
      CREATE TRIGGER request_move_stays BEFORE UPDATE OR DELETE ON request_move FOR EACH ROW EXECUTE FUNCTION request_move_stays();
      CREATE TRIGGER request_move_truncate BEFORE TRUNCATE ON request_move FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      ALTER TABLE request
        ADD CONSTRAINT request_current FOREIGN KEY (id, version, state) REFERENCES request_move (request_id, number, state)
          DEFERRABLE INITIALLY DEFERRED,
        ADD CONSTRAINT request_asked FOREIGN KEY (id, asked_number) REFERENCES request_move (request_id, number)
          DEFERRABLE INITIALLY DEFERRED;
      ${summaryOf('request.state')}
      DROP INDEX request_unanswered;
      ALTER TABLE request DROP CONSTRAINT request_answered, DROP answered_by, DROP answered_at;

      CREATE INDEX request_open ON request (received_at, id) WHERE state IN ('submitted', 'acknowledged', 'qualified');
      CREATE INDEX request_by_state ON request (state, received_at, id);
      CREATE INDEX request_asking ON request (received_at, id) WHERE asked_number IS NOT NULL;
      CREATE INDEX request_of_advisor ON request (advisor_id, received_at, id) WHERE advisor_id IS NOT NULL;
      CREATE INDEX request_of_territory ON request (territory_id, received_at, id);
      CREATE INDEX request_move_asks ON request_move (request_id, number) WHERE move = 'ask';
      ${alsoAllow(messageKind, kinds)}

      -- pg_restore has no search path: what runs while it writes says itself where it looks
      ALTER FUNCTION act_by_open_membership() SET search_path = public;
      ALTER FUNCTION commitment_within_role() SET search_path = public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER FUNCTION commitment_within_role() RESET search_path;
      ALTER FUNCTION act_by_open_membership() RESET search_path;
      ${takeBackLetters(kinds)}
      ALTER TABLE request ADD answered_at timestamptz, ADD answered_by uuid CONSTRAINT request_answered_by REFERENCES person (id);
      UPDATE request SET answered_at = at, answered_by = coalesce(person_id, request.advisor_id) FROM request_move
        WHERE request_id = request.id AND number = version AND request.state NOT IN ('submitted', 'acknowledged', 'qualified')
          AND coalesce(person_id, request.advisor_id) IS NOT NULL;
      ALTER TABLE request ADD CONSTRAINT request_answered CHECK ((answered_at IS NULL) = (answered_by IS NULL));
      CREATE INDEX request_unanswered ON request (received_at, id) WHERE answered_at IS NULL;
      ${summaryOf(`CASE WHEN answered_at IS NULL THEN 'waiting' ELSE 'answered' END`)}
      DROP TRIGGER request_received ON request;
      DROP INDEX request_open, request_by_state, request_asking, request_of_advisor, request_of_territory;
      ALTER TABLE request DROP CONSTRAINT request_current, DROP CONSTRAINT request_asked, DROP CONSTRAINT request_link,
        DROP CONSTRAINT request_state, DROP state, DROP version, DROP asked_number, DROP advisor_id, DROP link_digest;
      DROP TABLE request_move;
      DROP FUNCTION request_received; DROP FUNCTION request_move_stays;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, noLongerAllow, takeBackLetters } from './allowed-values.js';

const kinds = ['actions_due'];
const reminderKind = { table: 'reminder', column: 'kind', constraint: 'reminder_kind' };

/** Who is to do what for a project, until when, and where it stands. */
export class Actions1790000000027 implements MigrationInterface {
  name = 'Actions1790000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_action (
        id uuid CONSTRAINT case_action_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_action_case REFERENCES project_case (id),
        appointment_id uuid CONSTRAINT case_action_appointment REFERENCES appointment (id),
        side text NOT NULL,
        what text NOT NULL,
        owner_person_id uuid CONSTRAINT case_action_person REFERENCES person (id),
        owner_contact_id uuid CONSTRAINT case_action_contact REFERENCES case_contact (id) ON DELETE SET NULL,
        owner_name text,
        state text NOT NULL,
        due_on date,
        council_on date,
        weeks_before smallint,
        -- what has no day comes last; within the reach of a cursor
        due_rank date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, '4000-01-01'::date)) STORED,
        visibility text NOT NULL,
        version integer NOT NULL,
        made_at timestamptz NOT NULL,
        moved_at timestamptz NOT NULL,
        CONSTRAINT case_action_side CHECK (side IN ('cell', 'collectivite')),
        CONSTRAINT case_action_what CHECK (length(what) <= 500),
        -- of the cell someone of its team; of the collectivité a contact, a name, or whoever answers there
        CONSTRAINT case_action_owner CHECK (CASE side WHEN 'cell' THEN owner_person_id IS NOT NULL AND num_nonnulls(owner_contact_id, owner_name) = 0
          ELSE owner_person_id IS NULL AND num_nonnulls(owner_contact_id, owner_name) <= 1 END),
        CONSTRAINT case_action_state CHECK (state IN ('proposed', 'in_progress', 'blocked', 'done', 'no_longer_relevant', 'already_done')),
        CONSTRAINT case_action_counted CHECK (CASE num_nonnulls(council_on, weeks_before) WHEN 0 THEN true
          WHEN 2 THEN weeks_before BETWEEN 0 AND 26 AND due_on IS NOT DISTINCT FROM council_on - 7 * weeks_before ELSE false END),
        CONSTRAINT case_action_visibility CHECK (visibility IN ('internal', 'with_minutes', 'shared')),
        CONSTRAINT case_action_with_minutes CHECK (visibility <> 'with_minutes' OR appointment_id IS NOT NULL)
      );

      -- append-only; \`number\` counts from 1, and is the action's version after it; each refers to the other, so that PostgreSQL asks for
      -- both when all is written
      CREATE TABLE case_action_move (
        action_id uuid NOT NULL CONSTRAINT case_action_move_action REFERENCES case_action (id) DEFERRABLE INITIALLY DEFERRED,
        number integer NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        role text NOT NULL,
        person_id uuid CONSTRAINT case_action_move_person REFERENCES person (id),
        -- whoever has no account, by the name under which she is known there
        said_by text,
        words text,
        at timestamptz NOT NULL,
        CONSTRAINT case_action_move_pkey PRIMARY KEY (action_id, number),
        CONSTRAINT case_action_move_state UNIQUE (action_id, number, state),
        CONSTRAINT case_action_move_kind CHECK (kind IN ('add', 'change', 'answer', 'share')),
        CONSTRAINT case_action_move_first CHECK (number > 0 AND (number = 1) = (kind = 'add')),
        CONSTRAINT case_action_move_states CHECK (state IN
          ('proposed', 'in_progress', 'blocked', 'done', 'no_longer_relevant', 'already_done')),
        CONSTRAINT case_action_move_who CHECK (num_nonnulls(person_id, said_by) <= 1),
        CONSTRAINT case_action_move_words CHECK (length(words) <= 1000)
      );
      ALTER TABLE case_action ADD CONSTRAINT case_action_current FOREIGN KEY (id, version, state)
        REFERENCES case_action_move (action_id, number, state) DEFERRABLE INITIALLY DEFERRED;

      -- nothing is changed or taken away; names and words alone are forgotten when their time comes
      CREATE FUNCTION case_action_move_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND coalesce(NEW.said_by, '') = '' AND coalesce(NEW.words, '') = ''
          AND (NEW.said_by IS NULL) = (OLD.said_by IS NULL) AND (NEW.words IS NULL) = (OLD.words IS NULL)
          AND to_jsonb(NEW) - '{said_by,words}'::text[] = to_jsonb(OLD) - '{said_by,words}'::text[] THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      CREATE TRIGGER case_action_move_stays BEFORE UPDATE OR DELETE ON case_action_move
        FOR EACH ROW EXECUTE FUNCTION case_action_move_stays();
      CREATE TRIGGER case_action_move_truncate BEFORE TRUNCATE ON case_action_move FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      -- one for each list: those to do of a case, those that are over, those of one person, those of an appointment
      CREATE INDEX case_action_to_do ON case_action (case_id, due_rank, id) WHERE state IN ('proposed', 'in_progress', 'blocked');
      CREATE INDEX case_action_over ON case_action (case_id, moved_at, id) WHERE state IN ('done', 'no_longer_relevant', 'already_done');
      CREATE INDEX case_action_of_person ON case_action (owner_person_id, due_rank, id) WHERE state IN ('proposed', 'in_progress', 'blocked');
      CREATE INDEX case_action_of_appointment ON case_action (appointment_id, made_at, id) WHERE appointment_id IS NOT NULL;
      CREATE INDEX case_action_due ON case_action (due_on)
        WHERE side = 'collectivite' AND visibility = 'shared' AND state IN ('proposed', 'in_progress', 'blocked');
      CREATE INDEX case_action_of_contact ON case_action (owner_contact_id) WHERE owner_contact_id IS NOT NULL;

      -- by which one address answers one action, without an account
      CREATE TABLE case_action_link (
        id uuid CONSTRAINT case_action_link_pkey PRIMARY KEY,
        action_id uuid NOT NULL CONSTRAINT case_action_link_action REFERENCES case_action (id),
        person_id uuid CONSTRAINT case_action_link_person REFERENCES person (id),
        contact_id uuid CONSTRAINT case_action_link_contact REFERENCES case_contact (id) ON DELETE CASCADE,
        address_id uuid NOT NULL CONSTRAINT case_action_link_address REFERENCES address (id),
        link_version integer NOT NULL,
        link_digest text NOT NULL CONSTRAINT case_action_link_digest_once UNIQUE,
        at timestamptz NOT NULL,
        CONSTRAINT case_action_link_digest CHECK (link_digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT case_action_link_who CHECK (num_nonnulls(person_id, contact_id) = 1),
        CONSTRAINT case_action_link_once UNIQUE (action_id, address_id)
      );
      CREATE INDEX case_action_link_of_address ON case_action_link (address_id);
      CREATE INDEX case_action_link_of_contact ON case_action_link (contact_id) WHERE contact_id IS NOT NULL;

      ALTER TABLE mailbox_reading DROP CONSTRAINT mailbox_reading_of_one,
        ADD action_link_id uuid CONSTRAINT mailbox_reading_of_action REFERENCES case_action_link (id) ON DELETE CASCADE,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, notice_id, action_link_id) = 1);
      CREATE INDEX mailbox_reading_found_of_action ON mailbox_reading (action_link_id, browser_digest, at) WHERE action_link_id IS NOT NULL;

      ${alsoAllow(messageKind, kinds)}
      ${alsoAllow(reminderKind, kinds)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${takeBackLetters(kinds)}
      DELETE FROM reminder WHERE kind = 'actions_due';
      ${noLongerAllow(reminderKind, kinds)}
      DELETE FROM mailbox_reading WHERE action_link_id IS NOT NULL;
      ALTER TABLE mailbox_reading DROP CONSTRAINT mailbox_reading_of_one, DROP action_link_id,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, notice_id) = 1);
      DROP TABLE case_action_link;
      ALTER TABLE case_action DROP CONSTRAINT case_action_current;
      DROP TABLE case_action_move, case_action;
      DROP FUNCTION case_action_move_stays;
    `);
  }
}

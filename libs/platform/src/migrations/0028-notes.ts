import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['exchange_sent', 'exchange_answered', 'exchange_to_call'];

/** What is noted of a case, and what its two sides write to each other. */
export class Notes1790000000028 implements MigrationInterface {
  name = 'Notes1790000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- nothing is changed or taken away; the columns that are named alone are forgotten when their time comes
      CREATE FUNCTION case_words_stay() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV
          AND NOT EXISTS (SELECT FROM unnest(TG_ARGV) forgotten WHERE to_jsonb(NEW) ->> forgotten <> '') THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;

      CREATE TABLE case_note (
        id uuid CONSTRAINT case_note_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_note_case REFERENCES project_case (id),
        words text NOT NULL,
        visibility text NOT NULL,
        role text NOT NULL,
        person_id uuid,
        organisation_id uuid,
        at timestamptz NOT NULL,
        CONSTRAINT case_note_visibility CHECK (visibility IN ('internal', 'shared', 'public'))
      );
      CREATE INDEX case_note_in_order ON case_note (case_id, at, id);

      -- a note that was a mistake: who took it back, and when
      CREATE TABLE case_note_withdrawal (
        note_id uuid CONSTRAINT case_note_withdrawal_pkey PRIMARY KEY CONSTRAINT case_note_withdrawal_of REFERENCES case_note (id),
        person_id uuid NOT NULL,
        at timestamptz NOT NULL
      );

      CREATE TRIGGER case_note_stays BEFORE UPDATE OR DELETE ON case_note FOR EACH ROW EXECUTE FUNCTION case_words_stay('words');
      CREATE TRIGGER case_note_truncate BEFORE TRUNCATE ON case_note FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      CREATE TRIGGER case_note_withdrawal_stays BEFORE UPDATE OR DELETE ON case_note_withdrawal
        FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER case_note_withdrawal_truncate BEFORE TRUNCATE ON case_note_withdrawal
        FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      -- what one side of a case writes to the other; answers: the mailed link by which it was written, whose row goes earlier
      CREATE TABLE case_exchange (
        id uuid CONSTRAINT case_exchange_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_exchange_case REFERENCES project_case (id),
        side text NOT NULL,
        words text NOT NULL,
        role text NOT NULL,
        person_id uuid,
        organisation_id uuid,
        said_by text,
        answers uuid,
        at timestamptz NOT NULL,
        CONSTRAINT case_exchange_side CHECK (side IN ('cell', 'collectivite')),
        CONSTRAINT case_exchange_who CHECK ((person_id IS NULL) = (said_by IS NOT NULL))
      );
      CREATE INDEX case_exchange_in_order ON case_exchange (case_id, at, id);
      CREATE TRIGGER case_exchange_stays BEFORE UPDATE OR DELETE ON case_exchange
        FOR EACH ROW EXECUTE FUNCTION case_words_stay('words', 'said_by');
      CREATE TRIGGER case_exchange_truncate BEFORE TRUNCATE ON case_exchange FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      -- to whom of the collectivité it was mailed, each with a link of her own
      CREATE TABLE case_exchange_reader (
        id uuid CONSTRAINT case_exchange_reader_pkey PRIMARY KEY,
        exchange_id uuid NOT NULL CONSTRAINT case_exchange_reader_of REFERENCES case_exchange (id),
        person_id uuid CONSTRAINT case_exchange_reader_person REFERENCES person (id),
        contact_id uuid CONSTRAINT case_exchange_reader_contact REFERENCES case_contact (id) ON DELETE CASCADE,
        address_id uuid CONSTRAINT case_exchange_reader_address REFERENCES address (id),
        link_version integer NOT NULL,
        link_digest text NOT NULL CONSTRAINT case_exchange_reader_link UNIQUE,
        at timestamptz NOT NULL,
        CONSTRAINT case_exchange_reader_digest CHECK (link_digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT case_exchange_reader_who CHECK ((person_id IS NULL) = (contact_id IS NOT NULL) AND (contact_id IS NULL) = (address_id IS NULL)),
        CONSTRAINT case_exchange_reader_once UNIQUE NULLS NOT DISTINCT (exchange_id, person_id, address_id)
      );
      CREATE INDEX case_exchange_reader_of_contact ON case_exchange_reader (contact_id) WHERE contact_id IS NOT NULL;
      CREATE INDEX case_exchange_reader_of_person ON case_exchange_reader (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX case_exchange_reader_of_address ON case_exchange_reader (address_id) WHERE address_id IS NOT NULL;

      ALTER TABLE mailbox_reading DROP CONSTRAINT mailbox_reading_of_one,
        ADD exchange_reader_id uuid CONSTRAINT mailbox_reading_of_exchange REFERENCES case_exchange_reader (id) ON DELETE CASCADE,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, notice_id, exchange_reader_id, action_link_id) = 1);
      CREATE INDEX mailbox_reading_found_of_exchange ON mailbox_reading (exchange_reader_id, browser_digest, at)
        WHERE exchange_reader_id IS NOT NULL;

      ${alsoAllow(messageKind, kinds)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${takeBackLetters(kinds)}
      DELETE FROM mailbox_reading WHERE exchange_reader_id IS NOT NULL;
      ALTER TABLE mailbox_reading DROP CONSTRAINT mailbox_reading_of_one, DROP exchange_reader_id,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, notice_id, action_link_id) = 1);
      DROP TABLE case_exchange_reader, case_exchange, case_note_withdrawal, case_note;
      DROP FUNCTION case_words_stay;
    `);
  }
}

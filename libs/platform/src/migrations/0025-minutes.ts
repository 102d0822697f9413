import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['minutes', 'missed'];

/** What was written of an appointment, whether people met, and the two letters that tell it. */
export class Minutes1790000000025 implements MigrationInterface {
  name = 'Minutes1790000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who said that people met, or did not; the appointment's state follows
      CREATE TABLE attendance (
        appointment_id uuid CONSTRAINT attendance_pkey PRIMARY KEY
          CONSTRAINT attendance_appointment REFERENCES appointment (id),
        start_at timestamptz NOT NULL,
        came boolean NOT NULL,
        noted_by uuid,
        noted_at timestamptz NOT NULL,
        CONSTRAINT attendance_in_time CHECK (noted_at >= start_at + interval '10 minutes')
      );

      CREATE TABLE minutes (
        appointment_id uuid CONSTRAINT minutes_pkey PRIMARY KEY CONSTRAINT minutes_appointment REFERENCES appointment (id),
        type_code text NOT NULL,
        type_version integer NOT NULL,
        state text NOT NULL,
        outcome jsonb NOT NULL,
        words text NOT NULL,
        reason text,
        version integer NOT NULL,
        written_by uuid NOT NULL CONSTRAINT minutes_writer REFERENCES person (id),
        saved_at timestamptz NOT NULL,
        sent_at timestamptz,
        CONSTRAINT minutes_type FOREIGN KEY (type_code, type_version) REFERENCES session_type (code, version),
        CONSTRAINT minutes_state CHECK (state IN ('draft', 'sent', 'none')),
        CONSTRAINT minutes_sent CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
        CONSTRAINT minutes_reason CHECK ((state = 'none') = (reason IS NOT NULL)),
        CONSTRAINT minutes_outcome CHECK (jsonb_typeof(outcome) = 'object'),
        CONSTRAINT minutes_version CHECK (version >= 0)
      );

      -- private: in no letter, no copy and on no page but the cell's
      CREATE TABLE minutes_note (
        appointment_id uuid CONSTRAINT minutes_note_pkey PRIMARY KEY CONSTRAINT minutes_note_of REFERENCES minutes (appointment_id),
        words text NOT NULL,
        saved_at timestamptz NOT NULL
      );

      -- what was sent stays as it was read; its words alone are forgotten when their time comes
      CREATE FUNCTION minutes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.state <> 'sent' OR (NEW.words = '' AND NEW.outcome = '{}'
          AND to_jsonb(NEW) - '{words,outcome}'::text[] = to_jsonb(OLD) - '{words,outcome}'::text[])) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      CREATE TRIGGER minutes_stay BEFORE UPDATE OR DELETE ON minutes FOR EACH ROW EXECUTE FUNCTION minutes_stay();
      CREATE TRIGGER minutes_truncate BEFORE TRUNCATE ON minutes FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      ${alsoAllow(messageKind, kinds)}
    `);
  }

  /** The letters that told it are forgotten with it; an appointment that was held or missed stays so. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${takeBackLetters(kinds)}
      DROP TABLE minutes_note, minutes, attendance;
      DROP FUNCTION minutes_stay;
    `);
  }
}

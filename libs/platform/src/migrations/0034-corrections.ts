import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['correction_asked', 'correction_answered'];

/** What a collectivité finds wrong in its minutes, what it is answered, and the two letters that tell it. */
export class Corrections1790000000034 implements MigrationInterface {
  name = 'Corrections1790000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE minutes ADD CONSTRAINT minutes_sent_once UNIQUE (appointment_id, sent_at);

      -- fifteen days of a calendar on which one may be an hour short;
      -- one for each minutes: asked and then answered, or written by the advisor who saw it herself
      CREATE TABLE minutes_correction (
        appointment_id uuid CONSTRAINT minutes_correction_pkey PRIMARY KEY,
        sent_at timestamptz NOT NULL,
        asked_until timestamptz NOT NULL,
        wish text,
        asked_at timestamptz,
        asked_by uuid CONSTRAINT minutes_correction_asker REFERENCES person (id),
        said_by text,
        answer text,
        is_corrected boolean,
        answered_at timestamptz,
        answered_by uuid CONSTRAINT minutes_correction_answerer REFERENCES person (id),
        CONSTRAINT minutes_correction_of FOREIGN KEY (appointment_id, sent_at) REFERENCES minutes (appointment_id, sent_at),
        -- fifteen days of a calendar, of which one may be an hour short
        CONSTRAINT minutes_correction_until CHECK (asked_until BETWEEN sent_at + interval '359 hours' AND sent_at + interval '385 hours'),
        CONSTRAINT minutes_correction_in_time CHECK (asked_at >= sent_at AND asked_at < asked_until),
        CONSTRAINT minutes_correction_wish CHECK ((wish IS NULL) = (asked_at IS NULL) AND length(wish) <= 2000),
        CONSTRAINT minutes_correction_who CHECK (num_nonnulls(asked_by, said_by) = num_nonnulls(asked_at)),
        CONSTRAINT minutes_correction_answer CHECK (num_nulls(answer, is_corrected, answered_at, answered_by) IN (0, 4) AND length(answer) <= 2000),
        CONSTRAINT minutes_correction_after CHECK (answered_at >= coalesce(asked_at, sent_at)),
        CONSTRAINT minutes_correction_some CHECK (asked_at IS NOT NULL OR is_corrected)
      );
      CREATE INDEX minutes_correction_open ON minutes_correction (asked_at) WHERE answered_at IS NULL;

      -- answered once; words alone are forgotten when their time comes
      CREATE FUNCTION minutes_correction_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        texts CONSTANT text[] := '{wish,answer,said_by}';
        answers CONSTANT text[] := '{answer,is_corrected,answered_at,answered_by}';
      BEGIN
        IF TG_OP = 'UPDATE' AND (
          (OLD.answered_at IS NULL AND NEW.answered_at IS NOT NULL AND to_jsonb(NEW) - answers = to_jsonb(OLD) - answers)
          OR (coalesce(NEW.wish, '') = '' AND coalesce(NEW.answer, '') = '' AND coalesce(NEW.said_by, '') = ''
            AND to_jsonb(NEW) - texts = to_jsonb(OLD) - texts)
        ) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      CREATE TRIGGER minutes_correction_stays BEFORE UPDATE OR DELETE ON minutes_correction
        FOR EACH ROW EXECUTE FUNCTION minutes_correction_stays();
      CREATE TRIGGER minutes_correction_truncate BEFORE TRUNCATE ON minutes_correction
        FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      ${alsoAllow(messageKind, kinds)}
    `);
  }

  /** What was asked and answered is forgotten with its letters; the minutes stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${takeBackLetters(kinds)}
      DROP TABLE minutes_correction;
      DROP FUNCTION minutes_correction_stays;
      ALTER TABLE minutes DROP CONSTRAINT minutes_sent_once;
    `);
  }
}

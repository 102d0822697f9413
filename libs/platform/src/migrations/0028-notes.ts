import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is noted of a case. */
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE case_note_withdrawal, case_note;
      DROP FUNCTION case_words_stay;
    `);
  }
}

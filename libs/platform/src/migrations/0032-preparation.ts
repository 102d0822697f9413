import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each side is asked to prepare: as the type says it, and as the advisor of one appointment says it. */
export class Preparation1790000000032 implements MigrationInterface {
  name = 'Preparation1790000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a version from before says nothing, and what was booked with it keeps saying nothing
      ALTER TABLE session_type
        ADD asked_of_collectivite text[],
        ADD asked_of_advisor text[],
        ADD CONSTRAINT session_type_preparation CHECK (num_nulls(asked_of_collectivite, asked_of_advisor) IN (0, 2));

      -- for one appointment: null is what its type asks, empty is nothing
      CREATE TABLE preparation (
        appointment_id uuid CONSTRAINT preparation_pkey PRIMARY KEY CONSTRAINT preparation_appointment REFERENCES appointment (id),
        asked text,
        version integer NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT preparation_asked CHECK (length(asked) <= 1000),
        CONSTRAINT preparation_version CHECK (version >= 1)
      );

      -- the advisor's own: in no letter but hers, no copy and on no page but the cell's
      CREATE TABLE preparation_note (
        appointment_id uuid CONSTRAINT preparation_note_pkey PRIMARY KEY CONSTRAINT preparation_note_appointment REFERENCES appointment (id),
        words text NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT preparation_note_words CHECK (length(words) BETWEEN 1 AND 1000)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE preparation_note, preparation;
      ALTER TABLE session_type DROP CONSTRAINT session_type_preparation, DROP asked_of_advisor, DROP asked_of_collectivite;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Privacy1790000000011 implements MigrationInterface {
  name = 'Privacy1790000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what someone says of herself, and corrects; and since when nothing is known of her any more
      ALTER TABLE person ADD function text, ADD phone text, ADD forgotten_at timestamptz;

      -- what is needed to take part, without a reason; for the advisor of that appointment alone
      CREATE TABLE adaptation (
        appointment_id uuid CONSTRAINT adaptation_pkey PRIMARY KEY CONSTRAINT adaptation_of REFERENCES appointment (id),
        kinds text[] NOT NULL,
        said_at timestamptz NOT NULL,
        CONSTRAINT adaptation_kinds CHECK (cardinality(kinds) > 0
          AND kinds <@ ARRAY['transcription', 'sign_language', 'breaks', 'large_print', 'wheelchair'])
      );

      -- proof of what retention took away: which rule, how many rows, and a digest of their keys; never what they said
      CREATE TABLE retention_run (
        id uuid CONSTRAINT retention_run_pkey PRIMARY KEY,
        at timestamptz NOT NULL,
        rule text NOT NULL,
        entries integer NOT NULL,
        oldest timestamptz NOT NULL,
        sha256 text NOT NULL,
        CONSTRAINT retention_run_entries CHECK (entries > 0),
        CONSTRAINT retention_run_digest CHECK (sha256 ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX retention_run_at ON retention_run (at);
      CREATE TRIGGER retention_run_stays BEFORE UPDATE OR DELETE ON retention_run FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER retention_run_truncate BEFORE TRUNCATE ON retention_run FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      -- what stays although its time has come: archives, a complaint, a lawsuit; half-open, no end = until it is lifted
      CREATE TABLE retention_hold (
        id uuid CONSTRAINT retention_hold_pkey PRIMARY KEY,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        reason text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        placed_by text NOT NULL,
        CONSTRAINT retention_hold_reasoned CHECK (reason <> ''),
        CONSTRAINT retention_hold_lasts CHECK (ends_at IS NULL OR starts_at <= ends_at)
      );
      CREATE INDEX retention_hold_subject ON retention_hold (subject_kind, subject_id);

      -- what someone did; by period the key and the partitions are enough
      CREATE INDEX journal_actor ON journal (actor, id);

      -- as before, and says which seals it leaves without their entries, so that the check knows where to begin
      CREATE OR REPLACE FUNCTION journal_drop_month(month date, keep_months integer, asked_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        first date := date_trunc('month', month)::date;
        part text := 'journal_' || to_char(month, 'YYYY_MM');
        unsealed boolean;
        last_seal bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('journal_partitions'));
        IF keep_months < 6 OR first + make_interval(months => keep_months + 1) > asked_at THEN
          RAISE EXCEPTION 'the month % is within its retention', part USING ERRCODE = '23514', CONSTRAINT = 'journal_retention';
        END IF;
        IF to_regclass(part) IS NULL THEN RETURN false; END IF;
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE xid >= coalesce((SELECT max(below_xid) FROM seal), ''0''::xid8))', part) INTO unsealed;
        IF unsealed THEN
          RAISE EXCEPTION 'the month % is not sealed yet', part USING ERRCODE = '23514', CONSTRAINT = 'journal_sealed';
        END IF;
        EXECUTE format('SELECT max(id) FROM seal WHERE EXISTS (SELECT FROM %I WHERE xid >= from_xid AND xid < below_xid)', part) INTO last_seal;
        EXECUTE format('DROP TABLE %I', part);
        INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload)
        VALUES (asked_at, 'system:retention', 'JournalMonthDropped', 'journal', part,
          jsonb_build_object('keepMonths', keep_months, 'lastSeal', last_seal));
        RETURN true;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX journal_actor;
      DROP TABLE retention_hold, retention_run, adaptation;
      ALTER TABLE person DROP function, DROP phone, DROP forgotten_at;
    `);
  }
}

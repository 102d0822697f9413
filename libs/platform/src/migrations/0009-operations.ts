import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Operations1790000000009 implements MigrationInterface {
  name = 'Operations1790000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a worker has no port: it says here that it lives, and how it is
      CREATE TABLE heartbeat (
        process text CONSTRAINT heartbeat_pkey PRIMARY KEY,
        started_at timestamptz NOT NULL,
        beaten_at timestamptz NOT NULL,
        queue_answers boolean NOT NULL,
        figures jsonb NOT NULL
      );

      -- Transactions are numbered by the server. Restored on another server, the journal would see its numbers begin again below
      -- those that are sealed; what is added to them lets it go on where it was. One row, none until then.
      CREATE TABLE journal_origin (
        id integer CONSTRAINT journal_origin_pkey PRIMARY KEY,
        shift bigint NOT NULL,
        CONSTRAINT journal_origin_single CHECK (id = 1)
      );

      CREATE FUNCTION journal_shift() RETURNS bigint LANGUAGE sql STABLE AS
        'SELECT coalesce((SELECT shift FROM journal_origin WHERE id = 1), 0)';
      CREATE FUNCTION journal_xid() RETURNS xid8 LANGUAGE sql VOLATILE AS
        'SELECT (pg_current_xact_id()::text::bigint + journal_shift())::text::xid8';
      -- below it every transaction is over
      CREATE FUNCTION journal_horizon() RETURNS xid8 LANGUAGE sql STABLE AS
        'SELECT (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + journal_shift())::text::xid8';
      ALTER TABLE journal ALTER COLUMN xid SET DEFAULT journal_xid();

      -- true when the database was moved and the numbers had to be shifted; asked at each start, harmless otherwise
      CREATE FUNCTION journal_resume() RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        beyond bigint;
        next bigint;
      BEGIN
        SELECT greatest(
            coalesce((SELECT xid::text::bigint + 1 FROM journal ORDER BY xid DESC LIMIT 1), 0),
            coalesce((SELECT below_xid::text::bigint FROM seal ORDER BY id DESC LIMIT 1), 0)),
          pg_snapshot_xmax(pg_current_snapshot())::text::bigint + journal_shift()
        INTO beyond, next;
        IF next >= beyond THEN RETURN false; END IF;
        INSERT INTO journal_origin (id, shift) VALUES (1, beyond - next)
          ON CONFLICT (id) DO UPDATE SET shift = greatest(journal_origin.shift, beyond - next + journal_shift());
        RETURN true;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE journal ALTER COLUMN xid SET DEFAULT pg_current_xact_id();
      DROP FUNCTION journal_resume, journal_horizon, journal_xid, journal_shift;
      DROP TABLE journal_origin, heartbeat;
    `);
  }
}

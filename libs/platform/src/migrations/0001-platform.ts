import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1790000000001 implements MigrationInterface {
  name = 'Platform1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS unaccent;

      -- one row: which secret this database was made with, and whether it holds the demonstration
      CREATE TABLE installation (
        id integer CONSTRAINT installation_pkey PRIMARY KEY,
        secret_fingerprint text NOT NULL,
        demonstration boolean NOT NULL,
        installed_at timestamptz NOT NULL,
        CONSTRAINT installation_single CHECK (id = 1)
      );

      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_pkey PRIMARY KEY,
        name text NOT NULL,
        payload jsonb NOT NULL,
        recorded_at timestamptz NOT NULL,
        relayed_at timestamptz,
        handled_at timestamptz
      );
      CREATE INDEX outbox_waiting ON outbox (id) WHERE handled_at IS NULL;

      CREATE TABLE idempotency_key (
        key text CONSTRAINT idempotency_key_pkey PRIMARY KEY,
        body_mac text NOT NULL,
        status integer NOT NULL,
        facts jsonb NOT NULL,
        recorded_at timestamptz NOT NULL
      );
      CREATE INDEX idempotency_key_recorded ON idempotency_key (recorded_at);

      -- the journal: append-only, by month, with the transaction's number so that a seal closes only what is over
      CREATE TABLE journal (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        on_behalf_of text,
        name text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        payload jsonb NOT NULL,
        request_id text,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        CONSTRAINT journal_pkey PRIMARY KEY (id, at)
      ) PARTITION BY RANGE (at);
      CREATE INDEX journal_subject ON journal (subject_kind, subject_id, at);
      CREATE INDEX journal_xid ON journal (xid);

      CREATE TABLE seal (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT seal_pkey PRIMARY KEY,
        from_xid xid8 NOT NULL,
        below_xid xid8 NOT NULL,
        entries integer NOT NULL,
        sha256 text NOT NULL,
        sealed_at timestamptz NOT NULL,
        CONSTRAINT seal_follows UNIQUE (from_xid)
      );

      CREATE FUNCTION history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER journal_truncate BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      CREATE TRIGGER seal_stays BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER seal_truncate BEFORE TRUNCATE ON seal FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      CREATE TABLE journal_rest PARTITION OF journal DEFAULT;
      CREATE TRIGGER journal_rest_truncate BEFORE TRUNCATE ON journal_rest FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      -- opens the partition of a month ahead of time; harmless when it is there, or when rows of it already lie in the rest
      CREATE FUNCTION journal_open_month(month date) RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        first date := date_trunc('month', month)::date;
        part text := 'journal_' || to_char(month, 'YYYY_MM');
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('journal_partitions'));
        IF to_regclass(part) IS NOT NULL OR EXISTS (
          SELECT FROM journal_rest WHERE at >= first::timestamp AT TIME ZONE 'UTC' AND at < (first + interval '1 month') AT TIME ZONE 'UTC'
        ) THEN RETURN false; END IF;
        EXECUTE format('CREATE TABLE %I PARTITION OF journal FOR VALUES FROM (%L) TO (%L)', part,
          first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC');
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION history_stays()', part || '_truncate', part);
        RETURN true;
      END $$;

      -- the only way out: a whole month past its retention, sealed to its end; the journal itself says so
      CREATE FUNCTION journal_drop_month(month date, keep_months integer, asked_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
      DECLARE
        first date := date_trunc('month', month)::date;
        part text := 'journal_' || to_char(month, 'YYYY_MM');
        unsealed boolean;
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
        EXECUTE format('DROP TABLE %I', part);
        INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload)
        VALUES (asked_at, 'system:retention', 'JournalMonthDropped', 'journal', part, jsonb_build_object('keepMonths', keep_months));
        RETURN true;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE journal, seal, idempotency_key, outbox, installation;
      DROP FUNCTION journal_drop_month, journal_open_month, history_stays;
    `);
  }
}

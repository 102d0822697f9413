import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Agenda1790000000003 implements MigrationInterface {
  name = 'Agenda1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid CONSTRAINT person_pkey PRIMARY KEY,
        first_name text NOT NULL,
        last_name text NOT NULL,
        time_zone text NOT NULL,
        workplace_id text NOT NULL CONSTRAINT person_workplace REFERENCES territory (id),
        place text NOT NULL,
        created_at timestamptz NOT NULL
      );

      CREATE TABLE address (
        id uuid CONSTRAINT address_pkey PRIMARY KEY,
        email text NOT NULL,
        person_id uuid CONSTRAINT address_person REFERENCES person (id),
        proven_at timestamptz,
        dead_at timestamptz,
        links_sent_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT address_email UNIQUE (email),
        CONSTRAINT address_normalised CHECK (email = lower(email) AND email !~ '\\s')
      );
      CREATE INDEX address_of_person ON address (person_id) WHERE person_id IS NOT NULL;

      CREATE TABLE opening (
        id uuid CONSTRAINT opening_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT opening_person REFERENCES person (id),
        time_zone text NOT NULL,
        weekday smallint NOT NULL,
        start_minute smallint NOT NULL,
        end_minute smallint NOT NULL,
        modalities text[] NOT NULL,
        CONSTRAINT opening_weekday CHECK (weekday BETWEEN 0 AND 6),
        CONSTRAINT opening_minutes CHECK (0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440),
        CONSTRAINT opening_modalities CHECK (modalities <@ ARRAY['visio', 'on_site', 'phone'] AND cardinality(modalities) > 0)
      );
      CREATE INDEX opening_person_weekday ON opening (person_id, weekday);

      CREATE TABLE exception (
        id uuid CONSTRAINT exception_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT exception_person REFERENCES person (id),
        date date NOT NULL,
        windows smallint[] NOT NULL,
        CONSTRAINT exception_day UNIQUE (person_id, date),
        CONSTRAINT exception_windows CHECK (cardinality(windows) % 2 = 0)
      );

      -- one truth for people's time: whatever occupies a person is one row here
      CREATE TABLE commitment (
        id uuid CONSTRAINT commitment_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT commitment_person REFERENCES person (id),
        busy tstzrange NOT NULL,
        owner_kind text NOT NULL,
        owner_id uuid NOT NULL,
        expires_at timestamptz,
        CONSTRAINT commitment_no_overlap EXCLUDE USING gist (person_id WITH =, busy WITH &&),
        CONSTRAINT commitment_owner UNIQUE (owner_kind, owner_id, person_id),
        CONSTRAINT commitment_owner_kind CHECK (owner_kind IN ('appointment', 'hold')),
        CONSTRAINT commitment_only_holds_expire CHECK ((owner_kind = 'hold') = (expires_at IS NOT NULL)),
        CONSTRAINT commitment_bounded CHECK (NOT isempty(busy) AND NOT lower_inf(busy) AND NOT upper_inf(busy) AND lower_inc(busy) AND NOT upper_inc(busy))
      );
      CREATE INDEX commitment_expiring ON commitment (expires_at) WHERE expires_at IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE commitment, exception, opening, address, person');
  }
}

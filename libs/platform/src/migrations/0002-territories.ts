import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Territories1790000000002 implements MigrationInterface {
  name = 'Territories1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- places, by their natural identifier; never deleted: one that a later vintage no longer has is retired, with its successor
      CREATE TABLE territory (
        id text CONSTRAINT territory_pkey PRIMARY KEY,
        kind text NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        label text NOT NULL,
        siren text,
        population integer,
        departements text[] NOT NULL,
        time_zone text NOT NULL,
        postal_codes text[] NOT NULL,
        aliases text[] NOT NULL,
        predecessors text[] NOT NULL,
        members text[] NOT NULL,
        search text NOT NULL,
        context text NOT NULL,
        vintage integer,
        retired_in integer,
        successor_id text CONSTRAINT territory_successor REFERENCES territory (id),
        said_kind text,
        recorded_at timestamptz,
        CONSTRAINT territory_kind CHECK (kind IN ('commune', 'epci', 'departement', 'region', 'groupement', 'other')),
        CONSTRAINT territory_natural_id CHECK (id = kind || ':' || code),
        CONSTRAINT territory_named CHECK (name <> '' AND label <> ''),
        CONSTRAINT territory_siren CHECK (siren ~ '^[0-9]{9}$'),
        CONSTRAINT territory_seat CHECK (cardinality(departements) > 0),
        CONSTRAINT territory_population CHECK (population >= 0),
        CONSTRAINT territory_said CHECK ((kind = 'other') = (said_kind IS NOT NULL)),
        CONSTRAINT territory_origin CHECK (vintage IS NOT NULL OR recorded_at IS NOT NULL)
      );
      CREATE INDEX territory_search ON territory USING gin (search gin_trgm_ops);
      CREATE INDEX territory_siren ON territory (siren text_pattern_ops);
      CREATE INDEX territory_predecessors ON territory USING gin (predecessors);

      -- which version of each source is in these tables
      CREATE TABLE territory_load (
        source text CONSTRAINT territory_load_pkey PRIMARY KEY,
        version text NOT NULL,
        loaded_at timestamptz NOT NULL,
        CONSTRAINT territory_load_source CHECK (source IN ('territories', 'holidays'))
      );

      -- a row of a département counts for all that has its seat there, unless that place says otherwise for the same day
      CREATE TABLE holiday (
        territory_id text NOT NULL CONSTRAINT holiday_territory REFERENCES territory (id),
        day date NOT NULL,
        name text NOT NULL,
        observed boolean NOT NULL,
        edited_at timestamptz,
        CONSTRAINT holiday_pkey PRIMARY KEY (territory_id, day)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE holiday, territory_load, territory');
  }
}

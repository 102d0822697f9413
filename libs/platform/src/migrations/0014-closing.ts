import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Closing1790000000014 implements MigrationInterface {
  name = 'Closing1790000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- for whom the public door is closed: booking « sur demande seulement », until someone opens again or its end comes
      CREATE TABLE closure (
        id uuid CONSTRAINT closure_pkey PRIMARY KEY,
        scope text NOT NULL,
        key text NOT NULL,
        reason text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        closed_at timestamptz NOT NULL,
        closed_by uuid CONSTRAINT closure_closed_by REFERENCES person (id),
        reopened_at timestamptz,
        reopened_by uuid CONSTRAINT closure_reopened_by REFERENCES person (id),
        CONSTRAINT closure_scope CHECK (scope IN ('everyone', 'territory', 'address', 'domain')),
        CONSTRAINT closure_key CHECK ((scope = 'everyone') = (key = '')),
        CONSTRAINT closure_ends CHECK (ends_at > starts_at)
      );
      CREATE INDEX closure_in_force ON closure (scope, key) WHERE reopened_at IS NULL;
      CREATE INDEX closure_listed ON closure (closed_at, id);
      CREATE INDEX territory_region ON territory USING gin (departements) WHERE kind = 'region';

      -- a place, the département of its seat, the région of that, and the groups whose member it is; by a former identifier too
      CREATE FUNCTION territory_surroundings(territory text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
        WITH place AS (SELECT id, departements FROM territory WHERE id = $1 OR predecessors @> ARRAY[$1])
        SELECT id FROM place
        UNION SELECT 'departement:' || departements[1] FROM place
        UNION SELECT region.id FROM place JOIN territory region ON region.kind = 'region' AND region.departements @> place.departements[1:1]
        UNION SELECT epci.id FROM place JOIN territory epci ON epci.kind = 'epci' AND place.id = ANY (epci.members)
          AND epci.departements && place.departements
      $$;

      -- closed at once is closed for whoever came in just before, too: hence the instant at which it was said
      CREATE FUNCTION closure_applies(territory text, email text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT FROM closure
          WHERE reopened_at IS NULL AND starts_at <= greatest($3, closed_at) AND (ends_at IS NULL OR ends_at > $3)
            AND (scope = 'everyone' OR (scope = 'address' AND key = $2) OR (scope = 'domain' AND key = split_part($2, '@', 2))
              OR (scope = 'territory' AND key IN (SELECT territory_surroundings($1)))))
      $$;

      -- whoever books stands in the door until the transaction ends, and whoever closes waits for them: afterwards nothing is booked.
      -- The door comes before any other lock of a booking, so that nobody waits in it for someone who waits before it
      CREATE FUNCTION booking_door(territory text, email text, at timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('closure'));
        RETURN closure_applies(territory, email, at);
      END $$;

      CREATE FUNCTION booking_weight(territory text, email text, address uuid, at timestamptz, since timestamptz,
        OUT closed boolean, OUT upcoming integer, OUT messages integer)
      LANGUAGE plpgsql AS $$
      BEGIN
        closed := booking_door(territory, email, at);
        SELECT weight.upcoming, weight.messages INTO upcoming, messages FROM appointment_weight(address, at, since) weight;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION booking_weight; DROP FUNCTION booking_door; DROP FUNCTION closure_applies; DROP FUNCTION territory_surroundings;
      DROP INDEX territory_region; DROP TABLE closure`);
  }
}

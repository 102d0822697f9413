import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links to one screen of a project, for the mayor. */
export class Mayor1790000000030 implements MigrationInterface {
  name = 'Mayor1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- it opens as long as the collectivité for whose mayor it was made leads the case
      CREATE TABLE case_mayor_link (
        id uuid CONSTRAINT case_mayor_link_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_mayor_link_case REFERENCES project_case (id),
        organisation_id uuid NOT NULL CONSTRAINT case_mayor_link_organisation REFERENCES organisation (id),
        name text NOT NULL,
        function text NOT NULL,
        link_version integer NOT NULL,
        link_digest text NOT NULL CONSTRAINT case_mayor_link_digest_once UNIQUE,
        made_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT case_mayor_link_name CHECK (length(name) BETWEEN 1 AND 120 AND name = btrim(name)),
        CONSTRAINT case_mayor_link_function CHECK (length(function) BETWEEN 1 AND 120 AND function = btrim(function)),
        CONSTRAINT case_mayor_link_digest CHECK (link_digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT case_mayor_link_revoked CHECK (revoked_at >= made_at)
      );
      -- one that lives for each person of a case
      CREATE UNIQUE INDEX case_mayor_link_living ON case_mayor_link (case_id, lower(name)) WHERE revoked_at IS NULL;

      -- what is revoked stays so, and nobody else comes in by it
      CREATE FUNCTION case_mayor_link_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND to_jsonb(NEW) - 'revoked_at' = to_jsonb(OLD) - 'revoked_at' THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a link for the mayor is only ever revoked' USING ERRCODE = '23514', CONSTRAINT = 'case_mayor_link_stays';
      END $$;
      CREATE TRIGGER case_mayor_link_stays BEFORE UPDATE ON case_mayor_link FOR EACH ROW EXECUTE FUNCTION case_mayor_link_stays();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE case_mayor_link;
      DROP FUNCTION case_mayor_link_stays;
    `);
  }
}

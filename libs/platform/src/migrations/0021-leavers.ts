import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Leavers1790000000021 implements MigrationInterface {
  name = 'Leavers1790000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX membership_of_advisor ON membership (person_id, ends_at) WHERE role = 'advisor';

      -- Nobody is booked beyond the end of her role: it stays as it is until what takes her time is done, so that whoever ends it
      -- comes before or after. What was read is then no longer true, and the transaction begins again (40001).
      -- Whoever never had the role is offered nowhere; the version before, which asks for none, goes on writing.
      CREATE FUNCTION commitment_within_role() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM membership
          WHERE person_id = NEW.person_id AND role = 'advisor' AND (ends_at IS NULL OR ends_at >= upper(NEW.busy)) LIMIT 1 FOR SHARE;
        IF NOT FOUND AND EXISTS (SELECT FROM membership WHERE person_id = NEW.person_id AND role = 'advisor') THEN
          RAISE EXCEPTION 'the role of % ends before', NEW.person_id USING ERRCODE = '40001', CONSTRAINT = 'commitment_within_role';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER commitment_within_role AFTER INSERT OR UPDATE ON commitment
        FOR EACH ROW EXECUTE FUNCTION commitment_within_role();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER commitment_within_role ON commitment;
      DROP FUNCTION commitment_within_role;
      DROP INDEX membership_of_advisor;
    `);
  }
}

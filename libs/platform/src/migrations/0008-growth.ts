import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Growth1790000000008 implements MigrationInterface {
  name = 'Growth1790000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX territory_departement ON territory (code COLLATE "C") WHERE kind = 'departement' AND retired_in IS NULL;

      -- what an address has, under a lock of its own until the transaction ends: here, because a statement that waits for a lock sees
      -- what there was before it waited, and the statements of a function see what there is
      CREATE FUNCTION appointment_weight(address uuid, at timestamptz, since timestamptz, OUT upcoming integer, OUT messages integer)
      LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(address::text, 2));
        SELECT count(*) INTO upcoming FROM appointment WHERE address_id = address AND status = 'confirmed' AND start_at > at;
        SELECT count(*) INTO messages FROM appointment_change change WHERE change.address_id = address AND change.at > since;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION appointment_weight; DROP INDEX territory_departement');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the lists of coordination stand on once there are thousands of people and appointments. */
export class Lists1790000000041 implements MigrationInterface {
  name = 'Lists1790000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointment DROP CONSTRAINT appointment_lasts,
        ADD CONSTRAINT appointment_lasts CHECK (start_at < end_at AND end_at <= start_at + interval '24 hours');
      CREATE INDEX person_in_order ON person (created_at, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX person_in_order;
      ALTER TABLE appointment DROP CONSTRAINT appointment_lasts, ADD CONSTRAINT appointment_lasts CHECK (start_at < end_at);`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which appointment follows a request that was accepted, or one at which nobody met: one at a time, and another only when that one fell through. */
export class Following1790000000036 implements MigrationInterface {
  name = 'Following1790000000036';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE following (
        appointment_id uuid CONSTRAINT following_pkey PRIMARY KEY CONSTRAINT following_appointment REFERENCES appointment (id) ON DELETE CASCADE,
        request_id uuid CONSTRAINT following_request REFERENCES request (id) ON DELETE CASCADE,
        missed_id uuid CONSTRAINT following_missed REFERENCES appointment (id) ON DELETE CASCADE,
        CONSTRAINT following_one CHECK (num_nonnulls(request_id, missed_id) = 1 AND appointment_id <> missed_id),
        CONSTRAINT following_request_once UNIQUE (request_id),
        CONSTRAINT following_missed_once UNIQUE (missed_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE following');
  }
}

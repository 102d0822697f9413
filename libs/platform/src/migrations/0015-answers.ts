import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Answers1790000000015 implements MigrationInterface {
  name = 'Answers1790000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- who said that a request was answered, and when: the queue is what nobody has answered
      ALTER TABLE request
        ADD answered_at timestamptz,
        ADD answered_by uuid CONSTRAINT request_answered_by REFERENCES person (id),
        ADD CONSTRAINT request_answered CHECK ((answered_at IS NULL) = (answered_by IS NULL));
      CREATE INDEX request_unanswered ON request (received_at, id) WHERE answered_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX request_unanswered;
      ALTER TABLE request DROP CONSTRAINT request_answered, DROP answered_by, DROP answered_at;
    `);
  }
}

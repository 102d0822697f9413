import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Joining1790000000024 implements MigrationInterface {
  name = 'Joining1790000000024';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX admission_asked ON admission (said_at, id) WHERE way = 'asked' AND answered_at IS NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX admission_asked');
  }
}

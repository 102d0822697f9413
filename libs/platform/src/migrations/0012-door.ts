import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Door1790000000012 implements MigrationInterface {
  name = 'Door1790000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a browser that was sent to the identity provider, until it comes back, once
      CREATE TABLE pending_sign_in (
        state_digest text CONSTRAINT pending_sign_in_pkey PRIMARY KEY,
        browser_digest text NOT NULL,
        nonce text NOT NULL,
        verifier text,
        multi_factor boolean NOT NULL,
        next text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX pending_sign_in_expiring ON pending_sign_in (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pending_sign_in');
  }
}

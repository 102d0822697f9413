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

      -- who did how much in the window that ends then, counted by all processes together; a crash may forget it
      CREATE UNLOGGED TABLE throttle (
        key text CONSTRAINT throttle_pkey PRIMARY KEY,
        hits integer NOT NULL,
        ends_at timestamptz NOT NULL
      );
      CREATE INDEX throttle_ending ON throttle (ends_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throttle, pending_sign_in');
  }
}

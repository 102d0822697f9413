import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever asks by telephone and has no mailbox; and the calls that take the place of mails, ticked off. */
export class Callers1790000000026 implements MigrationInterface {
  name = 'Callers1790000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a caller has an address of her own, at which nothing ever arrives, and which is nobody's account
      ALTER TABLE address ALTER email DROP NOT NULL,
        ADD CONSTRAINT address_reached CHECK (email IS NOT NULL OR (dead_at IS NOT NULL AND proven_at IS NULL AND person_id IS NULL));

      -- whoever is forgotten has an empty one; on which side of the collectivité a caller stands is not asked
      ALTER TABLE appointment ALTER requester_email DROP NOT NULL, ALTER requester_status DROP NOT NULL,
        ADD CONSTRAINT appointment_reached CHECK (requester_email IS NOT NULL OR coalesce(requester_phone, '') <> '');

      -- what a mail did not tell, said by telephone
      CREATE TABLE call (
        message_id uuid CONSTRAINT call_pkey PRIMARY KEY CONSTRAINT call_message REFERENCES message (id),
        done_at timestamptz NOT NULL,
        done_by uuid NOT NULL CONSTRAINT call_done_by REFERENCES person (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE call;
      ALTER TABLE appointment DROP CONSTRAINT appointment_reached;
      UPDATE appointment SET requester_email = coalesce(requester_email, ''), requester_status = coalesce(requester_status, 'staff')
      WHERE requester_email IS NULL OR requester_status IS NULL;
      ALTER TABLE appointment ALTER requester_email SET NOT NULL, ALTER requester_status SET NOT NULL;
      ALTER TABLE address DROP CONSTRAINT address_reached;
      UPDATE address SET email = id::text WHERE email IS NULL;
      ALTER TABLE address ALTER email SET NOT NULL;
    `);
  }
}

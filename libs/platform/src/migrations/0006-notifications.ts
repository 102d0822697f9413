import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notifications1790000000006 implements MigrationInterface {
  name = 'Notifications1790000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what one recipient is told once; no address and no person: the desk
      CREATE TABLE message (
        id uuid CONSTRAINT message_pkey PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        address_id uuid CONSTRAINT message_address REFERENCES address (id),
        person_id uuid CONSTRAINT message_person REFERENCES person (id),
        sequence integer NOT NULL,
        facts jsonb NOT NULL,
        state text NOT NULL,
        made_at timestamptz NOT NULL,
        not_before timestamptz,
        carried_at timestamptz,
        released_at timestamptz,
        settled_at timestamptz,
        CONSTRAINT message_once UNIQUE NULLS NOT DISTINCT (kind, subject_id, address_id, person_id, sequence),
        CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
          'succession_left', 'requester_changed', 'lateness', 'callback', 'links', 'succession_offered', 'request_received',
          'request_to_answer')),
        CONSTRAINT message_state CHECK (state IN ('waiting', 'sent', 'failed', 'superseded')),
        CONSTRAINT message_one_recipient CHECK (address_id IS NULL OR person_id IS NULL),
        CONSTRAINT message_settled CHECK ((state = 'waiting') = (settled_at IS NULL))
      );
      CREATE INDEX message_waiting ON message (made_at) WHERE state = 'waiting';
      CREATE INDEX message_carried ON message (carried_at);
      CREATE INDEX message_address_released ON message (address_id, released_at) WHERE address_id IS NOT NULL;

      -- each sending, and how it ended; never what was written
      CREATE TABLE attempt (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT attempt_pkey PRIMARY KEY,
        message_id uuid NOT NULL CONSTRAINT attempt_of REFERENCES message (id),
        at timestamptz NOT NULL,
        outcome text NOT NULL,
        smtp_code integer,
        CONSTRAINT attempt_outcome CHECK (outcome IN ('accepted', 'deferred', 'refused'))
      );
      CREATE INDEX attempt_message ON attempt (message_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attempt, message');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reminders1790000000007 implements MigrationInterface {
  name = 'Reminders1790000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what is to be recalled later: a row first, the queue only wakes us up
      CREATE TABLE reminder (
        id uuid CONSTRAINT reminder_pkey PRIMARY KEY,
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        address_id uuid CONSTRAINT reminder_address REFERENCES address (id),
        person_id uuid CONSTRAINT reminder_person REFERENCES person (id),
        sequence integer NOT NULL,
        due_at timestamptz NOT NULL,
        made_at timestamptz NOT NULL,
        carried_at timestamptz,
        settled_at timestamptz,
        outcome text,
        CONSTRAINT reminder_once UNIQUE NULLS NOT DISTINCT (kind, subject_id, address_id, person_id, sequence),
        CONSTRAINT reminder_kind CHECK (kind IN ('two_days_before', 'one_hour_before', 'advisor_day')),
        CONSTRAINT reminder_one_recipient CHECK ((address_id IS NULL) <> (person_id IS NULL)),
        CONSTRAINT reminder_outcome CHECK (outcome IN ('told', 'stale')),
        CONSTRAINT reminder_settled CHECK ((outcome IS NULL) = (settled_at IS NULL))
      );
      CREATE INDEX reminder_due ON reminder (due_at) WHERE settled_at IS NULL;
      CREATE INDEX reminder_subject ON reminder (subject_id, sequence);
      CREATE INDEX reminder_address_due ON reminder (address_id, due_at) WHERE settled_at IS NULL;

      CREATE INDEX appointment_upcoming ON appointment (start_at, id) WHERE status = 'confirmed';

      -- a lease: who is bringing the message to the mail server, and until when nobody else does
      ALTER TABLE message
        ADD tries integer NOT NULL DEFAULT 0,
        ADD urgency smallint NOT NULL DEFAULT 0,
        ADD lease_owner uuid,
        ADD lease_until timestamptz,
        DROP CONSTRAINT message_kind,
        ADD CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
          'succession_left', 'requester_changed', 'lateness', 'callback', 'unreachable', 'two_days_before', 'one_hour_before',
          'links', 'succession_offered', 'request_received', 'request_to_answer', 'request_unreachable', 'advisor_day')),
        DROP CONSTRAINT message_state,
        ADD CONSTRAINT message_state CHECK (state IN ('waiting', 'sent', 'failed', 'refused', 'superseded')),
        ADD CONSTRAINT message_lease CHECK ((lease_owner IS NULL) = (lease_until IS NULL));
      -- the queue is no longer what tries again
      UPDATE message SET tries = (SELECT count(*) FROM attempt WHERE message_id = message.id) WHERE state = 'waiting';
      UPDATE message SET carried_at = NULL WHERE state = 'waiting' AND carried_at IS NOT NULL;

      DROP INDEX message_waiting;
      CREATE INDEX message_waiting ON message (urgency, made_at) WHERE state = 'waiting';
      CREATE INDEX message_failed ON message (settled_at) WHERE state IN ('failed', 'refused');

      ALTER TABLE attempt
        DROP CONSTRAINT attempt_outcome,
        ADD CONSTRAINT attempt_outcome CHECK (outcome IN ('accepted', 'deferred', 'refused', 'bounced'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reminder;
      DROP INDEX appointment_upcoming, message_failed, message_waiting;
      CREATE INDEX message_waiting ON message (made_at) WHERE state = 'waiting';
      DELETE FROM attempt WHERE outcome = 'bounced' OR message_id IN (SELECT id FROM message WHERE kind IN
        ('unreachable', 'two_days_before', 'one_hour_before', 'request_unreachable', 'advisor_day'));
      DELETE FROM message WHERE kind IN ('unreachable', 'two_days_before', 'one_hour_before', 'request_unreachable', 'advisor_day');
      UPDATE message SET state = 'failed' WHERE state = 'refused';
      ALTER TABLE attempt DROP CONSTRAINT attempt_outcome,
        ADD CONSTRAINT attempt_outcome CHECK (outcome IN ('accepted', 'deferred', 'refused'));
      ALTER TABLE message
        DROP CONSTRAINT message_lease, DROP lease_owner, DROP lease_until, DROP tries, DROP urgency,
        DROP CONSTRAINT message_kind,
        ADD CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
          'succession_left', 'requester_changed', 'lateness', 'callback', 'links', 'succession_offered', 'request_received',
          'request_to_answer')),
        DROP CONSTRAINT message_state,
        ADD CONSTRAINT message_state CHECK (state IN ('waiting', 'sent', 'failed', 'superseded'));
    `);
  }
}

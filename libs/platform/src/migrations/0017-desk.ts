import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = (...more: string[]): string => `
  ALTER TABLE appointment_change
    DROP CONSTRAINT appointment_change_kind,
    ADD CONSTRAINT appointment_change_kind CHECK (kind IN (${['booked', 'moved', 'cancelled', 'handed_over', 'room_changed', ...more].map((kind) => `'${kind}'`).join(', ')}));`;

const messages = (...more: string[]): string => `
  ALTER TABLE message
    DROP CONSTRAINT message_kind,
    ADD CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
      'succession_left', 'requester_changed', 'lateness', 'callback', 'unreachable', 'two_days_before', 'one_hour_before',
      'links', 'succession_offered', 'request_received', 'request_to_answer', 'request_unreachable', 'advisor_day',
      'sign_in', 'invitation', 'join_asked', 'join_answered', 'nobody_answers', 'act_receipt', 'act_contested',
      ${['room_changed', ...more].map((kind) => `'${kind}'`).join(', ')}));`;

export class Desk1790000000017 implements MigrationInterface {
  name = 'Desk1790000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- an opening may hold for a time only: both days included, none = always
      ALTER TABLE opening
        ADD first_day date,
        ADD last_day date,
        ADD CONSTRAINT opening_days CHECK (first_day <= last_day);

      -- from the same network: an HMAC, to undo a wave of bookings, and gone after 30 days
      CREATE TABLE booking_origin (
        appointment_id uuid CONSTRAINT booking_origin_pkey PRIMARY KEY
          CONSTRAINT booking_origin_appointment REFERENCES appointment (id) ON DELETE CASCADE,
        network text NOT NULL,
        booked_at timestamptz NOT NULL
      );
      CREATE INDEX booking_origin_booked ON booking_origin (booked_at);

      -- another advisor at the same hour
      ${changes('reassigned')}${messages('advisor_changed')}
    `);
  }

  /** What happened is never rewritten: another advisor is then told as what it was before, a move to the same time. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointment_change DISABLE TRIGGER appointment_change_stays;
      UPDATE appointment_change SET kind = 'moved' WHERE kind = 'reassigned';
      ALTER TABLE appointment_change ENABLE TRIGGER appointment_change_stays;
      DELETE FROM attempt WHERE message_id IN (SELECT id FROM message WHERE kind = 'advisor_changed');
      DELETE FROM message WHERE kind = 'advisor_changed';
      ${changes()}${messages()}
      DROP TABLE booking_origin;
      ALTER TABLE opening DROP CONSTRAINT opening_days, DROP first_day, DROP last_day;
    `);
  }
}

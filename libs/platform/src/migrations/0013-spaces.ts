import type { MigrationInterface, QueryRunner } from 'typeorm';

const changes = (...more: string[]): string => `
  ALTER TABLE appointment_change
    DROP CONSTRAINT appointment_change_kind,
    ADD CONSTRAINT appointment_change_kind CHECK (kind IN (${['booked', 'moved', 'cancelled', 'handed_over', ...more].map((kind) => `'${kind}'`).join(', ')}));`;

const messages = (...more: string[]): string => `
  ALTER TABLE message
    DROP CONSTRAINT message_kind,
    ADD CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
      'succession_left', 'requester_changed', 'lateness', 'callback', 'unreachable', 'two_days_before', 'one_hour_before',
      'links', 'succession_offered', 'request_received', 'request_to_answer', 'request_unreachable', 'advisor_day',
      ${['sign_in', 'invitation', 'join_asked', 'join_answered', 'nobody_answers', ...more].map((kind) => `'${kind}'`).join(', ')}));`;

/** The advisor gives, or changes, the link of a meeting in visio. */
export class Spaces1790000000013 implements MigrationInterface {
  name = 'Spaces1790000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${changes('room_changed')}${messages('room_changed')}`);
  }

  /** What happened is never rewritten: a changed room is then told as what it was before, a move to the same time. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointment_change DISABLE TRIGGER appointment_change_stays;
      UPDATE appointment_change SET kind = 'moved' WHERE kind = 'room_changed';
      ALTER TABLE appointment_change ENABLE TRIGGER appointment_change_stays;
      DELETE FROM attempt WHERE message_id IN (SELECT id FROM message WHERE kind = 'room_changed');
      DELETE FROM message WHERE kind = 'room_changed';
      ${changes()}${messages()}`);
  }
}

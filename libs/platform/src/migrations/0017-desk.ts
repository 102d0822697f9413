import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, noLongerAllow, takeBackLetters } from './allowed-values.js';

const changeKind = { table: 'appointment_change', column: 'kind', constraint: 'appointment_change_kind' };

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
      ${alsoAllow(changeKind, ['reassigned'])}${alsoAllow(messageKind, ['advisor_changed'])}
    `);
  }

  /** What happened is never rewritten: another advisor is then told as what it was before, a move to the same time. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointment_change DISABLE TRIGGER appointment_change_stays;
      UPDATE appointment_change SET kind = 'moved' WHERE kind = 'reassigned';
      ALTER TABLE appointment_change ENABLE TRIGGER appointment_change_stays;
      ${noLongerAllow(changeKind, ['reassigned'])}${takeBackLetters(['advisor_changed'])}
      DROP TABLE booking_origin;
      ALTER TABLE opening DROP CONSTRAINT opening_days, DROP first_day, DROP last_day;
    `);
  }
}

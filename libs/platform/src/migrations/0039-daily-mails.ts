import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, noLongerAllow, takeBackLetters } from './allowed-values.js';

const kinds = ['daily_messages'];
const messageState = { table: 'message', column: 'state', constraint: 'message_state' };

/** How often someone is written to about her cases; whoever wants one mail a day gets one, by the constraint `message_once`. */
export class DailyMails1790000000039 implements MigrationInterface {
  name = 'DailyMails1790000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- no row: at once
      CREATE TABLE mail_rhythm (
        person_id uuid CONSTRAINT mail_rhythm_pkey PRIMARY KEY CONSTRAINT mail_rhythm_person REFERENCES person (id),
        rhythm text NOT NULL,
        chosen_at timestamptz NOT NULL,
        CONSTRAINT mail_rhythm_rhythm CHECK (rhythm IN ('at_once', 'daily'))
      );

      ${alsoAllow(messageKind, kinds)}
      ${alsoAllow(messageState, ['gathered'])}
      -- what is gathered is told in the mail of one day, whose message has that day as its sequence
      ALTER TABLE message
        ADD gathered_on integer,
        DROP CONSTRAINT message_settled,
        ADD CONSTRAINT message_settled CHECK ((state = 'waiting' OR (state = 'gathered' AND gathered_on IS NULL)) = (settled_at IS NULL)),
        ADD CONSTRAINT message_gathers CHECK (state <> 'gathered'
          OR (kind IN ('exchange_sent', 'exchange_answered') AND person_id IS NOT NULL AND not_before IS NOT NULL)),
        ADD CONSTRAINT message_gathered_on CHECK (gathered_on IS NULL OR state = 'gathered'),
        ADD CONSTRAINT message_daily CHECK (kind <> 'daily_messages' OR subject_id IS NOT DISTINCT FROM person_id);
      CREATE INDEX message_gathering ON message (not_before, person_id) WHERE state = 'gathered' AND gathered_on IS NULL;
      CREATE INDEX message_gathered ON message (person_id, gathered_on) WHERE gathered_on IS NOT NULL;
    `);
  }

  /** What waits for the mail of a day leaves at its hour, each by itself. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX message_gathering, message_gathered;
      ALTER TABLE message DROP CONSTRAINT message_daily, DROP CONSTRAINT message_gathered_on, DROP CONSTRAINT message_gathers,
        DROP CONSTRAINT message_settled;
      UPDATE message SET state = CASE WHEN gathered_on IS NULL THEN 'waiting' ELSE 'superseded' END WHERE state = 'gathered';
      ${takeBackLetters(kinds)}
      ${noLongerAllow(messageState, ['gathered'])}
      ALTER TABLE message DROP gathered_on, ADD CONSTRAINT message_settled CHECK ((state = 'waiting') = (settled_at IS NULL));
      DROP TABLE mail_rhythm;
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, noLongerAllow, takeBackLetters } from './allowed-values.js';

const changeKind = { table: 'appointment_change', column: 'kind', constraint: 'appointment_change_kind' };

export class Doors1790000000031 implements MigrationInterface {
  name = 'Doors1790000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the same hour for another collectivité
      ${alsoAllow(changeKind, ['territory_corrected'])}${alsoAllow(messageKind, ['territory_corrected'])}
      ALTER TABLE appointment_change
        ADD territory_from text CONSTRAINT appointment_change_from REFERENCES territory (id),
        ADD territory_to text CONSTRAINT appointment_change_to REFERENCES territory (id),
        ADD CONSTRAINT appointment_change_territory CHECK (
          num_nonnulls(territory_from, territory_to) = CASE kind WHEN 'territory_corrected' THEN 2 ELSE 0 END
          AND (territory_from <> territory_to) IS NOT FALSE
        );

      -- by which door people came, where it is not the ordinary one: which event, or who of which préfecture
      CREATE TABLE arrival (
        id uuid CONSTRAINT arrival_pkey PRIMARY KEY,
        request_id uuid CONSTRAINT arrival_request REFERENCES request (id) ON DELETE CASCADE,
        appointment_id uuid CONSTRAINT arrival_appointment REFERENCES appointment (id) ON DELETE CASCADE,
        door text NOT NULL,
        name text NOT NULL,
        CONSTRAINT arrival_one CHECK (num_nonnulls(request_id, appointment_id) = 1 AND id = coalesce(request_id, appointment_id)),
        CONSTRAINT arrival_door CHECK (door IN ('event', 'prefecture')),
        CONSTRAINT arrival_named CHECK (name <> '')
      );
    `);
  }

  /** What happened is never rewritten: the change is then told as a move to the same time. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE arrival;
      ALTER TABLE appointment_change DROP CONSTRAINT appointment_change_territory, DROP territory_from, DROP territory_to;
      ALTER TABLE appointment_change DISABLE TRIGGER appointment_change_stays;
      UPDATE appointment_change SET kind = 'moved' WHERE kind = 'territory_corrected';
      ALTER TABLE appointment_change ENABLE TRIGGER appointment_change_stays;
      ${noLongerAllow(changeKind, ['territory_corrected'])}${takeBackLetters(['territory_corrected'])}
    `);
  }
}

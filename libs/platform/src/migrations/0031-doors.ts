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
    `);
  }

  /** What happened is never rewritten: the change is then told as a move to the same time. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointment_change DROP CONSTRAINT appointment_change_territory, DROP territory_from, DROP territory_to;
      ALTER TABLE appointment_change DISABLE TRIGGER appointment_change_stays;
      UPDATE appointment_change SET kind = 'moved' WHERE kind = 'territory_corrected';
      ALTER TABLE appointment_change ENABLE TRIGGER appointment_change_stays;
      ${noLongerAllow(changeKind, ['territory_corrected'])}${takeBackLetters(['territory_corrected'])}
    `);
  }
}

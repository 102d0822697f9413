import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, noLongerAllow } from './allowed-values.js';

const evidenceForm = { table: 'case_evidence', column: 'form', constraint: 'case_evidence_form' };

/** What is received can be a document, or an appointment of the case. */
export class CaseDocuments1790000000038 implements MigrationInterface {
  name = 'CaseDocuments1790000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${alsoAllow(evidenceForm, ['file', 'appointment'])}
      ALTER TABLE case_evidence
        ADD appointment_id uuid CONSTRAINT case_evidence_appointment REFERENCES appointment (id),
        ADD CONSTRAINT case_evidence_held CHECK ((form = 'appointment') = (appointment_id IS NOT NULL)),
        ADD CONSTRAINT case_evidence_of_form UNIQUE (id, form);
      CREATE INDEX case_evidence_of_appointment ON case_evidence (appointment_id) WHERE appointment_id IS NOT NULL;

      -- the document of something received; it goes when its time comes, and the line that tells of it stays
      CREATE TABLE case_evidence_file (
        evidence_id uuid CONSTRAINT case_evidence_file_pkey PRIMARY KEY,
        form text NOT NULL,
        file_id uuid NOT NULL CONSTRAINT case_evidence_file_holds REFERENCES file (id),
        CONSTRAINT case_evidence_file_of FOREIGN KEY (evidence_id, form) REFERENCES case_evidence (id, form),
        CONSTRAINT case_evidence_file_form CHECK (form = 'file'),
        CONSTRAINT case_evidence_file_once UNIQUE (file_id)
      );
      CREATE TRIGGER case_evidence_file_stays BEFORE UPDATE ON case_evidence_file FOR EACH ROW EXECUTE FUNCTION history_stays();
    `);
  }

  /** What was received stays as a text. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE case_evidence_file;
      ALTER TABLE case_evidence DROP CONSTRAINT case_evidence_of_form, DROP CONSTRAINT case_evidence_held;
      ALTER TABLE case_evidence DISABLE TRIGGER case_evidence_stays;
      UPDATE case_evidence SET form = 'text' WHERE form IN ('file', 'appointment');
      ALTER TABLE case_evidence ENABLE TRIGGER case_evidence_stays;
      ALTER TABLE case_evidence DROP appointment_id;
      ${noLongerAllow(evidenceForm, ['file', 'appointment'])}
    `);
  }
}

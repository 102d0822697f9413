import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['word_noted', 'word_to_call'];

/** The collectivité's word, written down by someone else: who is told of it, and who says without an account that it is not exact. */
export class Notices1790000000023 implements MigrationInterface {
  name = 'Notices1790000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_notice (
        id uuid CONSTRAINT case_notice_pkey PRIMARY KEY,
        step_id uuid NOT NULL CONSTRAINT case_notice_step REFERENCES case_step (id),
        person_id uuid CONSTRAINT case_notice_person REFERENCES person (id),
        contact_id uuid CONSTRAINT case_notice_contact REFERENCES case_contact (id) ON DELETE CASCADE,
        address_id uuid CONSTRAINT case_notice_address REFERENCES address (id),
        link_version integer NOT NULL,
        link_digest text NOT NULL CONSTRAINT case_notice_link UNIQUE,
        at timestamptz NOT NULL,
        CONSTRAINT case_notice_digest CHECK (link_digest ~ '^[0-9a-f]{64}$'),
        -- someone who leads, or a contact at the address that was given for her
        CONSTRAINT case_notice_who CHECK ((person_id IS NULL) = (contact_id IS NOT NULL) AND (contact_id IS NULL) = (address_id IS NULL)),
        CONSTRAINT case_notice_once UNIQUE NULLS NOT DISTINCT (step_id, person_id, address_id)
      );
      CREATE INDEX case_notice_of_contact ON case_notice (contact_id) WHERE contact_id IS NOT NULL;
      CREATE INDEX case_notice_of_person ON case_notice (person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX case_notice_of_address ON case_notice (address_id) WHERE address_id IS NOT NULL;

      -- whoever has no account says so under the name by which she is known there
      ALTER TABLE case_step_contest ALTER person_id DROP NOT NULL, ADD said_by text,
        ADD CONSTRAINT case_step_contest_who CHECK ((person_id IS NULL) = (said_by IS NOT NULL));
      DROP TRIGGER case_step_contest_stays ON case_step_contest;
      CREATE TRIGGER case_step_contest_stays BEFORE UPDATE OR DELETE ON case_step_contest
        FOR EACH ROW EXECUTE FUNCTION case_history_stays('said_by');

      -- which step a contest undoes
      ALTER TABLE case_step ADD contests uuid CONSTRAINT case_step_contests REFERENCES case_step (id),
        ADD CONSTRAINT case_step_contests_one CHECK (contests IS NULL OR kind = 'contest');
      CREATE INDEX case_step_by_act ON case_step (act_id) WHERE act_id IS NOT NULL;

      ALTER TABLE mailbox_reading ALTER appointment_id DROP NOT NULL,
        ADD notice_id uuid CONSTRAINT mailbox_reading_of_notice REFERENCES case_notice (id) ON DELETE CASCADE,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, notice_id) = 1);
      CREATE INDEX mailbox_reading_found_of_notice ON mailbox_reading (notice_id, browser_digest, at) WHERE notice_id IS NOT NULL;

      -- who has part in a case and whom one reaches, in the order in which they came
      CREATE INDEX case_access_in_order ON case_access (case_id, starts_at, id);
      CREATE INDEX case_partner_in_order ON case_partner (case_id, added_at, id) WHERE removed_at IS NULL;
      CREATE INDEX case_contact_in_order ON case_contact (case_id, added_at, id) WHERE removed_at IS NULL;

      ${alsoAllow(messageKind, kinds)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${takeBackLetters(kinds)}
      DELETE FROM mailbox_reading WHERE appointment_id IS NULL;
      ALTER TABLE mailbox_reading DROP CONSTRAINT mailbox_reading_of_one, DROP notice_id, ALTER appointment_id SET NOT NULL;
      DROP INDEX case_contact_in_order, case_partner_in_order, case_access_in_order, case_step_by_act;
      ALTER TABLE case_step DROP CONSTRAINT case_step_contests_one, DROP contests;
      DROP TRIGGER case_step_contest_stays ON case_step_contest;
      DELETE FROM case_step_contest WHERE person_id IS NULL;
      ALTER TABLE case_step_contest DROP CONSTRAINT case_step_contest_who, DROP said_by, ALTER person_id SET NOT NULL;
      CREATE TRIGGER case_step_contest_stays BEFORE UPDATE OR DELETE ON case_step_contest FOR EACH ROW EXECUTE FUNCTION history_stays();
      DROP TABLE case_notice;
    `);
  }
}

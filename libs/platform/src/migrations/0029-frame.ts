import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a project is: a document it stands in is a link or a file, and who changes what someone else changed meanwhile is told.
 * And the link of a request that was mailed to a shared mailbox asks who reads.
 */
export class Frame1790000000029 implements MigrationInterface {
  name = 'Frame1790000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE project_case
        ADD frame_version integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT project_case_frame_version CHECK (frame_version > 0);
      ALTER TABLE case_programme
        ADD url text,
        ADD file_id uuid CONSTRAINT case_programme_file REFERENCES file (id),
        ADD CONSTRAINT case_programme_file_once UNIQUE (file_id),
        ADD CONSTRAINT case_programme_words CHECK (words <> '' AND length(words) <= 200),
        ADD CONSTRAINT case_programme_url CHECK (url ~ '^https?://' AND length(url) <= 500),
        DROP CONSTRAINT case_programme_once;
      -- two plans can have been adopted on one day
      CREATE UNIQUE INDEX case_programme_once ON case_programme (case_id, code, signed_on, coalesce(words, ''));

      ALTER TABLE mailbox_reading
        ADD request_id uuid CONSTRAINT mailbox_reading_of_request REFERENCES request (id) ON DELETE CASCADE,
        DROP CONSTRAINT mailbox_reading_of_one,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, request_id, notice_id, exchange_reader_id, action_link_id) = 1);
      CREATE INDEX mailbox_reading_found_of_request ON mailbox_reading (request_id, browser_digest, at) WHERE request_id IS NOT NULL;
    `);
  }

  /** Of several documents of one kind and day, the first in order of their names stays. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM mailbox_reading WHERE request_id IS NOT NULL;
      ALTER TABLE mailbox_reading
        DROP CONSTRAINT mailbox_reading_of_one, DROP request_id,
        ADD CONSTRAINT mailbox_reading_of_one CHECK (num_nonnulls(appointment_id, notice_id, exchange_reader_id, action_link_id) = 1);
      DROP INDEX case_programme_once;
      DELETE FROM case_programme one USING case_programme other
        WHERE one.case_id = other.case_id AND one.code = other.code AND one.signed_on = other.signed_on
          AND (coalesce(one.words, ''), one.id) > (coalesce(other.words, ''), other.id);
      ALTER TABLE case_programme
        DROP CONSTRAINT case_programme_url, DROP CONSTRAINT case_programme_words, DROP file_id, DROP url,
        ADD CONSTRAINT case_programme_once UNIQUE (case_id, code, signed_on);
      ALTER TABLE project_case DROP CONSTRAINT project_case_frame_version, DROP frame_version;
    `);
  }
}

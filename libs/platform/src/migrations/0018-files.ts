import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Files1790000000018 implements MigrationInterface {
  name = 'Files1790000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      -- bytes, once each, under their own SHA-256; what they are called is said by the rows of file
      CREATE TABLE file_content (
        sha256 text CONSTRAINT file_content_pkey PRIMARY KEY,
        size integer NOT NULL,
        scan text NOT NULL,
        signature text,
        scanned_at timestamptz,
        tried_at timestamptz,
        loose_since timestamptz,
        stored_at timestamptz NOT NULL,
        CONSTRAINT file_content_digest CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT file_content_size CHECK (size BETWEEN 1 AND 26214400),
        CONSTRAINT file_content_scan CHECK (scan IN ('waiting', 'clean', 'infected')),
        CONSTRAINT file_content_scanned CHECK ((scan = 'waiting') = (scanned_at IS NULL)),
        CONSTRAINT file_content_signature CHECK ((scan = 'infected') = (signature IS NOT NULL))
      );
      CREATE INDEX file_content_waiting ON file_content (tried_at NULLS FIRST, stored_at) WHERE scan = 'waiting';
      CREATE INDEX file_content_loose ON file_content (loose_since) WHERE loose_since IS NOT NULL;

      -- a content is what it is, and a verdict is given once
      CREATE FUNCTION file_content_judged() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.sha256, NEW.size, NEW.stored_at) IS DISTINCT FROM (OLD.sha256, OLD.size, OLD.stored_at)
          OR (OLD.scan <> 'waiting' AND (NEW.scan, NEW.signature, NEW.scanned_at) IS DISTINCT FROM (OLD.scan, OLD.signature, OLD.scanned_at))
        THEN
          RAISE EXCEPTION 'the verdict on % stands', OLD.sha256 USING ERRCODE = '23514', CONSTRAINT = 'file_content_judged';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER file_content_judged BEFORE UPDATE ON file_content FOR EACH ROW EXECUTE FUNCTION file_content_judged();

      -- what someone sent, under the name that all read: one line, no path, nothing that turns the reading direction
      CREATE TABLE file (
        id uuid CONSTRAINT file_pkey PRIMARY KEY,
        sha256 text NOT NULL CONSTRAINT file_holds REFERENCES file_content (sha256),
        name text NOT NULL,
        type text NOT NULL,
        added_by uuid CONSTRAINT file_added_by REFERENCES person (id),
        added_at timestamptz NOT NULL,
        CONSTRAINT file_name CHECK (char_length(name) BETWEEN 1 AND 130 AND name IS NFC NORMALIZED
          AND name !~ '[[:cntrl:]/\\\u200b-\u200f\u2028-\u202e\u2066-\u2069]'),
        CONSTRAINT file_type CHECK (type IN ('pdf', 'odt', 'ods', 'odp', 'docx', 'xlsx', 'pptx', 'png', 'jpeg', 'text', 'csv'))
      );
      CREATE INDEX file_of_content ON file (sha256);
      CREATE INDEX file_of_person ON file (added_by);
      CREATE TRIGGER file_stays BEFORE UPDATE ON file FOR EACH ROW EXECUTE FUNCTION history_stays();

      CREATE TABLE request_file (
        file_id uuid CONSTRAINT request_file_pkey PRIMARY KEY CONSTRAINT request_file_holds REFERENCES file (id),
        request_id uuid NOT NULL CONSTRAINT request_file_of REFERENCES request (id),
        added_at timestamptz NOT NULL
      );
      CREATE INDEX request_file_of_request ON request_file (request_id, added_at);
      CREATE TRIGGER request_file_stays BEFORE UPDATE ON request_file FOR EACH ROW EXECUTE FUNCTION history_stays();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE request_file, file, file_content; DROP FUNCTION file_content_judged');
  }
}

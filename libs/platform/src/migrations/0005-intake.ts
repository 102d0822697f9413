import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Intake1790000000005 implements MigrationInterface {
  name = 'Intake1790000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE request_reference;

      CREATE TABLE request (
        id uuid CONSTRAINT request_pkey PRIMARY KEY,
        reference text NOT NULL,
        reason text NOT NULL,
        territory_id text NOT NULL CONSTRAINT request_territory REFERENCES territory (id),
        territory_label text NOT NULL,
        time_zone text NOT NULL,
        type_code text NOT NULL,
        type_title text NOT NULL,
        modality text NOT NULL,
        first_name text NOT NULL,
        last_name text NOT NULL,
        email text NOT NULL,
        requester_status text NOT NULL,
        requester_function text,
        phone text,
        address_id uuid NOT NULL CONSTRAINT request_address REFERENCES address (id),
        preferred text[] NOT NULL,
        place text,
        intention text,
        received_at timestamptz NOT NULL,
        CONSTRAINT request_reference_unique UNIQUE (reference),
        CONSTRAINT request_reason CHECK (reason IN ('unlisted', 'no_slot', 'on_site'))
      );
      CREATE INDEX request_received ON request (received_at);
      CREATE INDEX request_address_received ON request (address_id, received_at);

      CREATE TABLE booking_draft (
        id uuid CONSTRAINT booking_draft_pkey PRIMARY KEY,
        key_digest text NOT NULL,
        answers jsonb NOT NULL,
        network text,
        hold_type text,
        hold_day date,
        appointment_id uuid CONSTRAINT booking_draft_appointment REFERENCES appointment (id),
        request_id uuid CONSTRAINT booking_draft_request REFERENCES request (id),
        expires_at timestamptz NOT NULL,
        CONSTRAINT booking_draft_key UNIQUE (key_digest),
        CONSTRAINT booking_draft_one_outcome CHECK (appointment_id IS NULL OR request_id IS NULL)
      );
      CREATE UNIQUE INDEX booking_draft_once ON booking_draft (appointment_id);
      CREATE INDEX booking_draft_expiring ON booking_draft (expires_at);

      -- « Ce n'est plus moi » : a successor named by the requester, who takes over only by saying yes
      CREATE TABLE succession (
        id uuid CONSTRAINT succession_pkey PRIMARY KEY,
        appointment_id uuid NOT NULL CONSTRAINT succession_of REFERENCES appointment (id),
        previous_first_name text NOT NULL,
        previous_last_name text NOT NULL,
        previous_email text NOT NULL,
        previous_address_id uuid NOT NULL CONSTRAINT succession_previous REFERENCES address (id),
        first_name text NOT NULL,
        last_name text NOT NULL,
        email text NOT NULL,
        address_id uuid NOT NULL CONSTRAINT succession_address REFERENCES address (id),
        link_digest text NOT NULL,
        named_at timestamptz NOT NULL,
        accepted_at timestamptz,
        CONSTRAINT succession_link UNIQUE (link_digest)
      );
      CREATE INDEX succession_appointment ON succession (appointment_id, named_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE succession, booking_draft, request; DROP SEQUENCE request_reference');
  }
}

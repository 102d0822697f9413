import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Appointments1790000000004 implements MigrationInterface {
  name = 'Appointments1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the catalogue; a change is a new version, what was booked keeps its own
      CREATE TABLE session_type (
        code text NOT NULL,
        version integer NOT NULL,
        position integer NOT NULL,
        title text NOT NULL,
        purpose text NOT NULL,
        duration_minutes integer NOT NULL,
        modalities text[] NOT NULL,
        bookable boolean NOT NULL,
        since timestamptz NOT NULL,
        CONSTRAINT session_type_pkey PRIMARY KEY (code, version),
        CONSTRAINT session_type_duration CHECK (duration_minutes BETWEEN 15 AND 480),
        CONSTRAINT session_type_modalities CHECK (modalities <@ ARRAY['visio', 'on_site', 'phone'] AND cardinality(modalities) > 0)
      );

      CREATE SEQUENCE appointment_reference;

      CREATE TABLE appointment (
        id uuid CONSTRAINT appointment_pkey PRIMARY KEY,
        reference text NOT NULL,
        status text NOT NULL,
        start_at timestamptz NOT NULL,
        end_at timestamptz NOT NULL,
        time_zone text NOT NULL,
        modality text NOT NULL,
        type_code text NOT NULL,
        type_version integer NOT NULL,
        type_title text NOT NULL,
        territory_id text NOT NULL CONSTRAINT appointment_territory REFERENCES territory (id),
        territory_label text NOT NULL,
        advisor_id uuid NOT NULL CONSTRAINT appointment_advisor REFERENCES person (id),
        assigned_because text NOT NULL,
        requester_first_name text NOT NULL,
        requester_last_name text NOT NULL,
        requester_email text NOT NULL,
        requester_status text NOT NULL,
        requester_function text,
        requester_phone text,
        address_id uuid NOT NULL CONSTRAINT appointment_address REFERENCES address (id),
        project_title text,
        project_intention text,
        place text,
        message text,
        join_url text,
        sequence integer NOT NULL,
        stamped_at timestamptz NOT NULL,
        link_version integer NOT NULL,
        manage_digest text NOT NULL,
        mailed_digest text NOT NULL,
        cancelled_at timestamptz,
        cancelled_by text,
        cancel_reason text,
        cancelled_late boolean NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT appointment_reference_unique UNIQUE (reference),
        CONSTRAINT appointment_manage_link UNIQUE (manage_digest),
        CONSTRAINT appointment_mailed_link UNIQUE (mailed_digest),
        CONSTRAINT appointment_type FOREIGN KEY (type_code, type_version) REFERENCES session_type (code, version),
        CONSTRAINT appointment_status CHECK (status IN ('requested', 'confirmed', 'done', 'missed', 'cancelled')),
        CONSTRAINT appointment_modality CHECK (modality IN ('visio', 'on_site', 'phone')),
        CONSTRAINT appointment_requester_status CHECK (requester_status IN ('elected', 'staff')),
        CONSTRAINT appointment_lasts CHECK (start_at < end_at),
        CONSTRAINT appointment_cancelled CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
        CONSTRAINT appointment_sequence CHECK (sequence >= 0)
      );
      CREATE INDEX appointment_advisor_upcoming ON appointment (advisor_id, start_at) WHERE status = 'confirmed';
      CREATE INDEX appointment_advisor_latest ON appointment (advisor_id, created_at);
      CREATE INDEX appointment_address_start ON appointment (address_id, start_at);
      CREATE INDEX appointment_territory_start ON appointment (territory_id, start_at);

      -- what happened to an appointment, in order; never rewritten
      CREATE TABLE appointment_change (
        appointment_id uuid NOT NULL CONSTRAINT appointment_change_of REFERENCES appointment (id),
        sequence integer NOT NULL,
        kind text NOT NULL,
        address_id uuid NOT NULL,
        start_at timestamptz NOT NULL,
        advisor_id uuid NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT appointment_change_pkey PRIMARY KEY (appointment_id, sequence),
        CONSTRAINT appointment_change_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'handed_over'))
      );
      CREATE INDEX appointment_change_address ON appointment_change (address_id, at);
      CREATE TRIGGER appointment_change_stays BEFORE UPDATE OR DELETE ON appointment_change FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER appointment_change_truncate BEFORE TRUNCATE ON appointment_change FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE appointment_change, appointment, session_type; DROP SEQUENCE appointment_reference');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, noLongerAllow } from './allowed-values.js';

const actKind = { table: 'act', column: 'kind', constraint: 'act_kind' };

const phases = `('intention', 'framing', 'design', 'briefing', 'provider_selection', 'implementation', 'accountability', 'evaluation',
          'sustained', 'closed')`;

/** One collectivité, one participation project: where it stands, who is in it, what was received and how it came there. */
export class Cases1790000000019 implements MigrationInterface {
  name = 'Cases1790000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE project_case (
        id uuid CONSTRAINT project_case_pkey PRIMARY KEY,
        legacy_id text CONSTRAINT project_case_legacy UNIQUE,
        title text NOT NULL,
        summary text NOT NULL,
        territory_id text NOT NULL CONSTRAINT project_case_territory REFERENCES territory (id),
        organisation_id uuid NOT NULL CONSTRAINT project_case_lead REFERENCES organisation (id),
        referent_id uuid NOT NULL CONSTRAINT project_case_referent REFERENCES person (id),
        origin text NOT NULL,
        -- the executive's or the general management's, in one line
        agreed_by text NOT NULL,
        agreed_on date NOT NULL,
        agreed_how text NOT NULL,
        kinds text[] NOT NULL,
        themes text[] NOT NULL,
        delivery text,
        phase text NOT NULL,
        pause text,
        pause_reason text,
        review_on date,
        proposed_to text,
        proposed_by uuid,
        proposed_at timestamptz,
        version integer NOT NULL,
        opened_at timestamptz NOT NULL,
        active_at timestamptz NOT NULL,
        closed_at timestamptz,
        CONSTRAINT project_case_title CHECK (title <> '' AND length(title) <= 120),
        CONSTRAINT project_case_origin CHECK (origin IN ('booking', 'request', 'advisor', 'prefecture', 'event', 'import')),
        CONSTRAINT project_case_agreed_how CHECK (agreed_how IN ('said', 'written', 'signed', 'deliberation')),
        CONSTRAINT project_case_delivery CHECK (delivery IN ('in_house', 'provider', 'mixed')),
        CONSTRAINT project_case_phase CHECK (phase IN ${phases}),
        CONSTRAINT project_case_pause CHECK (pause IN ('suspended', 'abandoned', 'referred')),
        CONSTRAINT project_case_pause_reason CHECK ((pause IS NULL) = (pause_reason IS NULL)),
        CONSTRAINT project_case_review CHECK ((review_on IS NOT NULL) = (pause IS NOT DISTINCT FROM 'suspended')),
        CONSTRAINT project_case_proposed_to CHECK (proposed_to IN ${phases}),
        CONSTRAINT project_case_proposal CHECK ((proposed_to IS NULL) = (proposed_at IS NULL) AND (proposed_to IS NOT NULL OR proposed_by IS NULL)),
        CONSTRAINT project_case_closed CHECK ((phase = 'closed') = (closed_at IS NOT NULL)),
        CONSTRAINT project_case_version CHECK (version > 0)
      );
      CREATE INDEX project_case_active ON project_case (active_at, id);
      CREATE INDEX project_case_by_phase ON project_case (phase, active_at, id);
      CREATE INDEX project_case_by_referent ON project_case (referent_id, active_at, id);
      CREATE INDEX project_case_by_territory ON project_case (territory_id, active_at, id);
      CREATE INDEX project_case_by_waiting ON project_case ((CASE WHEN pause IS NOT NULL OR phase = 'closed' THEN 'nobody'
        WHEN proposed_at IS NOT NULL OR phase = 'intention' THEN 'cell' ELSE 'collectivite' END), active_at, id);
      CREATE INDEX project_case_proposed ON project_case (proposed_at) WHERE proposed_at IS NOT NULL;
      CREATE INDEX project_case_review_due ON project_case (review_on) WHERE review_on IS NOT NULL;

      -- who may see which case, and who led it when: data of identity, written by cases
      CREATE TABLE case_access (
        id uuid CONSTRAINT case_access_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_access_case REFERENCES project_case (id),
        person_id uuid CONSTRAINT case_access_person REFERENCES person (id),
        organisation_id uuid CONSTRAINT case_access_organisation REFERENCES organisation (id),
        role text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        CONSTRAINT case_access_role CHECK (role IN ('lead', 'partner', 'referent', 'advisor')),
        CONSTRAINT case_access_who CHECK (CASE WHEN role IN ('lead', 'partner') THEN organisation_id IS NOT NULL AND person_id IS NULL
          ELSE person_id IS NOT NULL AND organisation_id IS NULL END),
        CONSTRAINT case_access_span CHECK (ends_at >= starts_at)
      );
      CREATE UNIQUE INDEX case_access_one_lead ON case_access (case_id) WHERE role = 'lead' AND ends_at IS NULL;
      CREATE UNIQUE INDEX case_access_one_referent ON case_access (case_id) WHERE role = 'referent' AND ends_at IS NULL;
      CREATE UNIQUE INDEX case_access_organisation_once ON case_access (case_id, organisation_id) WHERE ends_at IS NULL;
      CREATE UNIQUE INDEX case_access_person_once ON case_access (case_id, person_id) WHERE ends_at IS NULL;
      CREATE INDEX case_access_of_organisation ON case_access (organisation_id) WHERE ends_at IS NULL;
      CREATE INDEX case_access_of_person ON case_access (person_id) WHERE ends_at IS NULL;
      CREATE INDEX case_access_of_case ON case_access (case_id);

      -- partners that are only named: nobody of theirs sees anything
      CREATE TABLE case_partner (
        id uuid CONSTRAINT case_partner_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_partner_case REFERENCES project_case (id),
        name text NOT NULL,
        added_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT case_partner_name CHECK (name <> '')
      );
      CREATE INDEX case_partner_of_case ON case_partner (case_id);

      CREATE TABLE case_contact (
        id uuid CONSTRAINT case_contact_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_contact_case REFERENCES project_case (id),
        first_name text NOT NULL,
        last_name text NOT NULL,
        status text NOT NULL,
        function text,
        mandate_ends_on date,
        email text,
        phone text,
        added_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT case_contact_status CHECK (status IN ('elected', 'staff')),
        CONSTRAINT case_contact_mandate CHECK (mandate_ends_on IS NULL OR status = 'elected')
      );
      CREATE INDEX case_contact_of_case ON case_contact (case_id);

      CREATE TABLE case_programme (
        id uuid CONSTRAINT case_programme_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_programme_case REFERENCES project_case (id),
        code text NOT NULL,
        signed_on date NOT NULL,
        words text,
        CONSTRAINT case_programme_once UNIQUE (case_id, code, signed_on)
      );

      -- what is promised to whom at which step, and what it came to
      CREATE TABLE case_pledge (
        id uuid CONSTRAINT case_pledge_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_pledge_case REFERENCES project_case (id),
        step text NOT NULL,
        public text NOT NULL,
        promised text NOT NULL,
        delivered text,
        CONSTRAINT case_pledge_once UNIQUE (case_id, step, public),
        CONSTRAINT case_pledge_promised CHECK (promised IN ('information', 'consultation', 'concertation', 'coconstruction', 'codecision')),
        CONSTRAINT case_pledge_delivered CHECK (delivered IN ('information', 'consultation', 'concertation', 'coconstruction', 'codecision'))
      );

      -- one thing belongs to one case; what it is lives in a neighbour's table
      CREATE TABLE case_attachment (
        kind text NOT NULL,
        thing_id uuid NOT NULL,
        case_id uuid NOT NULL CONSTRAINT case_attachment_case REFERENCES project_case (id),
        attached_by uuid,
        attached_at timestamptz NOT NULL,
        CONSTRAINT case_attachment_pkey PRIMARY KEY (kind, thing_id),
        CONSTRAINT case_attachment_kind CHECK (kind IN ('request', 'appointment'))
      );
      CREATE INDEX case_attachment_of_case ON case_attachment (case_id, attached_at);

      -- what was received, from birth for whom; in the order of \`number\`
      CREATE TABLE case_evidence (
        id uuid CONSTRAINT case_evidence_pkey PRIMARY KEY,
        number bigint GENERATED ALWAYS AS IDENTITY,
        case_id uuid NOT NULL CONSTRAINT case_evidence_case REFERENCES project_case (id),
        code text NOT NULL,
        form text NOT NULL,
        words text NOT NULL,
        url text,
        said_on date,
        visibility text NOT NULL,
        person_id uuid,
        organisation_id uuid,
        at timestamptz NOT NULL,
        CONSTRAINT case_evidence_form CHECK (form IN ('text', 'link', 'statement')),
        CONSTRAINT case_evidence_link CHECK ((form = 'link') = (url IS NOT NULL)),
        CONSTRAINT case_evidence_dated CHECK ((form = 'statement') = (said_on IS NOT NULL)),
        CONSTRAINT case_evidence_visibility CHECK (visibility IN ('internal', 'shared', 'public'))
      );
      CREATE INDEX case_evidence_of_case ON case_evidence (case_id, number);

      -- how it came where it stands: one step a version
      CREATE TABLE case_step (
        id uuid CONSTRAINT case_step_pkey PRIMARY KEY,
        case_id uuid NOT NULL CONSTRAINT case_step_case REFERENCES project_case (id),
        version integer NOT NULL,
        kind text NOT NULL,
        from_phase text NOT NULL,
        to_phase text NOT NULL,
        role text NOT NULL,
        person_id uuid,
        organisation_id uuid,
        said_by text,
        said_on date,
        said_how text,
        reason text,
        waived text[] NOT NULL,
        skipped text[] NOT NULL,
        evidence uuid[] NOT NULL,
        act_id uuid CONSTRAINT case_step_act REFERENCES act (id),
        at timestamptz NOT NULL,
        contestable_until timestamptz,
        CONSTRAINT case_step_version UNIQUE (case_id, version),
        CONSTRAINT case_step_to_contest UNIQUE (id, contestable_until),
        CONSTRAINT case_step_kind CHECK (kind IN ('opened', 'propose', 'confirm', 'decline', 'back', 'correct', 'suspend', 'abandon', 'refer',
          'close', 'resume', 'reopen', 'contest')),
        CONSTRAINT case_step_phases CHECK (from_phase IN ${phases} AND to_phase IN ${phases}),
        CONSTRAINT case_step_said CHECK ((said_by IS NULL) = (said_on IS NULL) AND (said_by IS NULL) = (said_how IS NULL)
          AND (said_by IS NULL) = (contestable_until IS NULL)),
        CONSTRAINT case_step_said_how CHECK (said_how IN ('in_meeting', 'by_phone', 'by_mail', 'signed', 'deliberation')),
        CONSTRAINT case_step_week CHECK (contestable_until = at + interval '168 hours')
      );

      -- « Ce n’est pas exact »: once, within the week
      CREATE TABLE case_step_contest (
        step_id uuid CONSTRAINT case_step_contest_pkey PRIMARY KEY,
        contestable_until timestamptz NOT NULL,
        person_id uuid NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT case_step_contest_of FOREIGN KEY (step_id, contestable_until) REFERENCES case_step (id, contestable_until),
        CONSTRAINT case_step_contest_in_time CHECK (at < contestable_until)
      );

      -- nothing is changed or taken away; names and words alone are forgotten when their time comes
      CREATE FUNCTION case_history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> TG_ARGV[0] = '' AND to_jsonb(NEW) - TG_ARGV[0] = to_jsonb(OLD) - TG_ARGV[0] THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      CREATE TRIGGER case_evidence_stays BEFORE UPDATE OR DELETE ON case_evidence FOR EACH ROW EXECUTE FUNCTION case_history_stays('words');
      CREATE TRIGGER case_evidence_truncate BEFORE TRUNCATE ON case_evidence FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      CREATE TRIGGER case_step_stays BEFORE UPDATE OR DELETE ON case_step FOR EACH ROW EXECUTE FUNCTION case_history_stays('said_by');
      CREATE TRIGGER case_step_truncate BEFORE TRUNCATE ON case_step FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      CREATE TRIGGER case_step_contest_stays BEFORE UPDATE OR DELETE ON case_step_contest FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER case_step_contest_truncate BEFORE TRUNCATE ON case_step_contest FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      ${alsoAllow(actKind, ['case_phase'])}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE case_step_contest, case_step, case_evidence, case_attachment, case_pledge, case_programme, case_contact, case_partner,
        case_access, project_case;
      DROP FUNCTION case_history_stays;
      ${noLongerAllow(actKind, ['case_phase'])}
    `);
  }
}

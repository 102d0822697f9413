import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Identity1790000000010 implements MigrationInterface {
  name = 'Identity1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- someone of a collectivité has no workplace whose holidays we keep
      ALTER TABLE person
        ALTER COLUMN workplace_id DROP NOT NULL,
        ALTER COLUMN place DROP NOT NULL,
        ADD CONSTRAINT person_works_somewhere CHECK ((workplace_id IS NULL) = (place IS NULL));

      -- who acts: a collectivité, one for each territory; the cell, of which there is one; services of préfectures; providers
      CREATE TABLE organisation (
        id uuid CONSTRAINT organisation_pkey PRIMARY KEY,
        kind text NOT NULL,
        name text NOT NULL,
        territory_id text CONSTRAINT organisation_territory REFERENCES territory (id),
        unanswered_since timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT organisation_of_territory UNIQUE (territory_id),
        CONSTRAINT organisation_of_kind UNIQUE (id, kind),
        CONSTRAINT organisation_kind CHECK (kind IN ('collectivite', 'cell', 'prefecture', 'provider')),
        CONSTRAINT organisation_place CHECK ((kind = 'collectivite') = (territory_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX organisation_one_cell ON organisation (kind) WHERE kind = 'cell';
      CREATE UNIQUE INDEX organisation_named ON organisation (kind, name) WHERE kind <> 'collectivite';

      -- a person in an organisation, with a role, from, to (half-open); who stands for it, and how
      CREATE TABLE membership (
        id uuid CONSTRAINT membership_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL,
        organisation_kind text NOT NULL,
        person_id uuid NOT NULL CONSTRAINT membership_person REFERENCES person (id),
        role text NOT NULL,
        national boolean NOT NULL,
        departements text[] NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz,
        mandate_ends_on date,
        vouched_how text NOT NULL,
        vouched_by uuid CONSTRAINT membership_voucher REFERENCES person (id),
        vouched_at timestamptz NOT NULL,
        ended_because text,
        ended_by uuid CONSTRAINT membership_ender REFERENCES person (id),
        CONSTRAINT membership_organisation FOREIGN KEY (organisation_id, organisation_kind) REFERENCES organisation (id, kind),
        CONSTRAINT membership_once EXCLUDE USING gist
          (person_id WITH =, organisation_id WITH =, role WITH =, tstzrange(starts_at, ends_at) WITH &&),
        CONSTRAINT membership_role CHECK (CASE organisation_kind
          WHEN 'collectivite' THEN role IN ('member', 'lead')
          WHEN 'provider' THEN role IN ('provider', 'facilitator')
          WHEN 'prefecture' THEN role = 'prefecture'
          ELSE role IN ('facilitator', 'advisor', 'coordinator', 'direction', 'auditor', 'technician') END),
        CONSTRAINT membership_lasts CHECK (ends_at IS NULL OR starts_at <= ends_at),
        CONSTRAINT membership_scope CHECK (NOT (national AND cardinality(departements) > 0)),
        CONSTRAINT membership_scope_of_state CHECK (organisation_kind IN ('cell', 'prefecture') OR (NOT national AND cardinality(departements) = 0)),
        CONSTRAINT membership_vouched_how CHECK (vouched_how IN ('cell', 'lead', 'invitation', 'command')),
        CONSTRAINT membership_vouched_by CHECK ((vouched_how = 'command') = (vouched_by IS NULL)),
        CONSTRAINT membership_mandate CHECK (mandate_ends_on IS NULL OR ends_at IS NOT NULL),
        CONSTRAINT membership_ended_because CHECK (ended_because IN ('left', 'removed', 'unvouched', 'promoted')),
        CONSTRAINT membership_ended CHECK (ended_because IS NULL OR ends_at IS NOT NULL)
      );
      CREATE INDEX membership_of_person ON membership (person_id, starts_at);
      CREATE INDEX membership_of_organisation ON membership (organisation_id, starts_at);
      CREATE INDEX membership_ending ON membership (ends_at) WHERE ended_because IS NULL AND ends_at IS NOT NULL;

      -- a membership that one side offers or asks for, until the other has answered: nothing passes without a yes
      CREATE TABLE admission (
        id uuid CONSTRAINT admission_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL CONSTRAINT admission_organisation REFERENCES organisation (id),
        way text NOT NULL,
        role text NOT NULL,
        first_name text NOT NULL,
        last_name text NOT NULL,
        person_id uuid CONSTRAINT admission_person REFERENCES person (id),
        address_id uuid CONSTRAINT admission_address REFERENCES address (id),
        link_digest text,
        said_by uuid NOT NULL CONSTRAINT admission_said_by REFERENCES person (id),
        said_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        answered_at timestamptz,
        answered_by uuid CONSTRAINT admission_answered_by REFERENCES person (id),
        accepted boolean,
        membership_id uuid CONSTRAINT admission_membership REFERENCES membership (id),
        CONSTRAINT admission_link UNIQUE (link_digest),
        CONSTRAINT admission_way CHECK (way IN ('invited', 'asked', 'named')),
        CONSTRAINT admission_role CHECK (role IN ('member', 'lead')),
        CONSTRAINT admission_digest CHECK (link_digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT admission_who CHECK (CASE way WHEN 'asked' THEN person_id IS NOT NULL AND link_digest IS NULL
          ELSE address_id IS NOT NULL AND link_digest IS NOT NULL END),
        CONSTRAINT admission_answer CHECK ((answered_at IS NULL) = (accepted IS NULL)),
        CONSTRAINT admission_yes CHECK ((accepted IS TRUE) = (membership_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX admission_asked_once ON admission (organisation_id, person_id) WHERE way = 'asked' AND answered_at IS NULL;
      CREATE UNIQUE INDEX admission_offered_once ON admission (organisation_id, address_id) WHERE way <> 'asked' AND answered_at IS NULL;
      CREATE INDEX admission_open ON admission (organisation_id, said_at) WHERE answered_at IS NULL;

      -- a person in another service's words; not linked until she has said so
      CREATE TABLE federated_identity (
        id uuid CONSTRAINT federated_identity_pkey PRIMARY KEY,
        issuer text NOT NULL,
        sub text NOT NULL,
        person_id uuid CONSTRAINT federated_identity_person REFERENCES person (id),
        linked_at timestamptz,
        linking_digest text,
        siret text,
        roles text[] NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT federated_identity_once UNIQUE (issuer, sub),
        CONSTRAINT federated_identity_linking UNIQUE (linking_digest),
        CONSTRAINT federated_identity_linked CHECK ((person_id IS NULL) = (linked_at IS NULL)),
        CONSTRAINT federated_identity_digest CHECK (linking_digest ~ '^[0-9a-f]{64}$')
      );
      CREATE INDEX federated_identity_of_person ON federated_identity (person_id) WHERE person_id IS NOT NULL;

      -- a link that signs in whoever reads a mailbox, once; only its digest is kept
      CREATE TABLE sign_in_link (
        id uuid CONSTRAINT sign_in_link_pkey PRIMARY KEY,
        address_id uuid NOT NULL CONSTRAINT sign_in_link_address REFERENCES address (id),
        digest text NOT NULL,
        made_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        CONSTRAINT sign_in_link_digest UNIQUE (digest),
        CONSTRAINT sign_in_link_digested CHECK (digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT sign_in_link_in_time CHECK (used_at IS NULL OR used_at < expires_at)
      );
      CREATE INDEX sign_in_link_of_address ON sign_in_link (address_id, made_at);

      -- a browser that someone signed in with; only the digest of its secret is kept
      CREATE TABLE sign_in (
        id uuid CONSTRAINT sign_in_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT sign_in_person REFERENCES person (id),
        membership_id uuid CONSTRAINT sign_in_membership REFERENCES membership (id),
        secret_digest text NOT NULL,
        means text NOT NULL,
        acr text,
        id_token text,
        opened_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT sign_in_secret UNIQUE (secret_digest),
        CONSTRAINT sign_in_digested CHECK (secret_digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT sign_in_means CHECK (means IN ('mail', 'proconnect')),
        CONSTRAINT sign_in_bounded CHECK (expires_at <= opened_at + interval '12 hours'),
        CONSTRAINT sign_in_forgets CHECK (ended_at IS NULL OR id_token IS NULL)
      );
      CREATE INDEX sign_in_of_person ON sign_in (person_id) WHERE ended_at IS NULL;
      CREATE INDEX sign_in_expiring ON sign_in (expires_at);

      ALTER TABLE message
        DROP CONSTRAINT message_kind,
        ADD CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
          'succession_left', 'requester_changed', 'lateness', 'callback', 'unreachable', 'two_days_before', 'one_hour_before',
          'links', 'succession_offered', 'request_received', 'request_to_answer', 'request_unreachable', 'advisor_day',
          'sign_in', 'invitation', 'join_asked', 'join_answered', 'nobody_answers'));

      -- lists across statuses
      CREATE INDEX appointment_listed ON appointment (start_at, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX appointment_listed;
      DELETE FROM attempt WHERE message_id IN
        (SELECT id FROM message WHERE kind IN ('sign_in', 'invitation', 'join_asked', 'join_answered', 'nobody_answers'));
      DELETE FROM message WHERE kind IN ('sign_in', 'invitation', 'join_asked', 'join_answered', 'nobody_answers');
      ALTER TABLE message
        DROP CONSTRAINT message_kind,
        ADD CONSTRAINT message_kind CHECK (kind IN ('booked', 'moved', 'cancelled', 'taken_over', 'handed_over', 'succeeded',
          'succession_left', 'requester_changed', 'lateness', 'callback', 'unreachable', 'two_days_before', 'one_hour_before',
          'links', 'succession_offered', 'request_received', 'request_to_answer', 'request_unreachable', 'advisor_day'));
      DROP TABLE sign_in, sign_in_link, federated_identity, admission, membership, organisation;
      ALTER TABLE person DROP CONSTRAINT person_works_somewhere;
      UPDATE person SET workplace_id = 'departement:75', place = '' WHERE workplace_id IS NULL;
      ALTER TABLE person ALTER COLUMN workplace_id SET NOT NULL, ALTER COLUMN place SET NOT NULL;
    `);
  }
}

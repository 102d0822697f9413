import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, messageKind, takeBackLetters } from './allowed-values.js';

const kinds = ['act_receipt', 'act_contested'];

/** What someone says in the name of her collectivité, who is told, and who contests it. */
export class Acts1790000000016 implements MigrationInterface {
  name = 'Acts1790000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE membership ADD CONSTRAINT membership_of_person_there UNIQUE (id, person_id, organisation_id);

      -- who says what in the name of an organisation, under her own name as she typed it; \`agrees\` false takes an earlier one back.
      -- In the order of \`number\`, which is given under a lock of the organisation
      CREATE TABLE act (
        id uuid CONSTRAINT act_pkey PRIMARY KEY,
        number bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL,
        agrees boolean NOT NULL,
        words text NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT act_organisation REFERENCES organisation (id),
        person_id uuid NOT NULL,
        membership_id uuid NOT NULL,
        typed_name text NOT NULL,
        at timestamptz NOT NULL,
        contestable_until timestamptz NOT NULL,
        CONSTRAINT act_membership FOREIGN KEY (membership_id, person_id, organisation_id) REFERENCES membership (id, person_id, organisation_id),
        CONSTRAINT act_to_contest UNIQUE (id, organisation_id, contestable_until),
        CONSTRAINT act_kind CHECK (kind IN ('prefecture_summary')),
        CONSTRAINT act_words CHECK (words <> ''),
        CONSTRAINT act_contestable CHECK (contestable_until = at + interval '168 hours')
      );
      CREATE INDEX act_of_organisation ON act (organisation_id, kind, number);

      -- once, within the week, by someone of the same organisation
      CREATE TABLE act_contest (
        act_id uuid CONSTRAINT act_contest_pkey PRIMARY KEY,
        organisation_id uuid NOT NULL,
        contestable_until timestamptz NOT NULL,
        person_id uuid NOT NULL,
        membership_id uuid NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT act_contest_of FOREIGN KEY (act_id, organisation_id, contestable_until) REFERENCES act (id, organisation_id, contestable_until),
        CONSTRAINT act_contest_membership FOREIGN KEY (membership_id, person_id, organisation_id)
          REFERENCES membership (id, person_id, organisation_id),
        CONSTRAINT act_contest_in_time CHECK (at < contestable_until)
      );

      -- who was told of it, with a link of her own; only its digest is kept
      CREATE TABLE act_receipt (
        id uuid CONSTRAINT act_receipt_pkey PRIMARY KEY,
        act_id uuid NOT NULL CONSTRAINT act_receipt_of REFERENCES act (id),
        person_id uuid NOT NULL CONSTRAINT act_receipt_person REFERENCES person (id),
        link_digest text NOT NULL,
        CONSTRAINT act_receipt_once UNIQUE (act_id, person_id),
        CONSTRAINT act_receipt_link UNIQUE (link_digest),
        CONSTRAINT act_receipt_digest CHECK (link_digest ~ '^[0-9a-f]{64}$')
      );

      -- whoever leaves, or is removed, meanwhile speaks no more: her membership is open, and stays so until this is done
      CREATE FUNCTION act_by_open_membership() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM FROM membership WHERE id = NEW.membership_id AND starts_at <= NEW.at AND (ends_at IS NULL OR ends_at > NEW.at) FOR SHARE;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'the membership is not open' USING ERRCODE = '23514', CONSTRAINT = 'act_by_open_membership';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER act_membership_open BEFORE INSERT ON act FOR EACH ROW EXECUTE FUNCTION act_by_open_membership();
      CREATE TRIGGER act_contest_membership_open BEFORE INSERT ON act_contest FOR EACH ROW EXECUTE FUNCTION act_by_open_membership();

      -- nothing is changed or taken away; the name alone is forgotten when its time comes
      CREATE FUNCTION act_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.typed_name = '' AND to_jsonb(NEW) - 'typed_name' = to_jsonb(OLD) - 'typed_name' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'history_stays';
      END $$;
      CREATE TRIGGER act_stays BEFORE UPDATE OR DELETE ON act FOR EACH ROW EXECUTE FUNCTION act_stays();
      CREATE TRIGGER act_truncate BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      CREATE TRIGGER act_contest_stays BEFORE UPDATE OR DELETE ON act_contest FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER act_contest_truncate BEFORE TRUNCATE ON act_contest FOR EACH STATEMENT EXECUTE FUNCTION history_stays();
      CREATE TRIGGER act_receipt_stays BEFORE UPDATE OR DELETE ON act_receipt FOR EACH ROW EXECUTE FUNCTION history_stays();
      CREATE TRIGGER act_receipt_truncate BEFORE TRUNCATE ON act_receipt FOR EACH STATEMENT EXECUTE FUNCTION history_stays();

      -- what an organisation says now: the last of each kind that nobody contested
      CREATE VIEW standing_act AS
        SELECT DISTINCT ON (organisation_id, kind) id, organisation_id, kind, agrees, at FROM act
        WHERE NOT EXISTS (SELECT FROM act_contest WHERE act_id = act.id)
        ORDER BY organisation_id, kind, number DESC;

      -- all that a préfecture may ever see, of the collectivités that agree: no word that was typed, nobody's name but the advisor's
      CREATE VIEW summary AS
        WITH agreed AS (
          SELECT organisation.id AS organisation_id, territory.id AS territory_id, territory.label, territory.departements, territory.time_zone
          FROM standing_act JOIN organisation ON organisation.id = organisation_id JOIN territory ON territory.id = organisation.territory_id
          WHERE standing_act.kind = 'prefecture_summary' AND agrees
        )
        SELECT appointment.id, 'appointment' AS kind, reference, organisation_id, agreed.territory_id, label, departements, agreed.time_zone,
          type_title, status AS state, appointment.created_at AS asked_at, start_at, end_at,
          person.first_name || ' ' || person.last_name AS advisor
        FROM agreed JOIN appointment ON appointment.territory_id = agreed.territory_id JOIN person ON person.id = advisor_id
        UNION ALL
        SELECT request.id, 'request', reference, organisation_id, agreed.territory_id, label, departements, agreed.time_zone,
          type_title, CASE WHEN answered_at IS NULL THEN 'waiting' ELSE 'answered' END, received_at, NULL, NULL, NULL
        FROM agreed JOIN request ON request.territory_id = agreed.territory_id;
      ${alsoAllow(messageKind, kinds)}

      -- whoever asks to be of a collectivité: attested by the SIRET of her ProConnect account, or by what she says of herself
      ALTER TABLE admission ADD function text, ADD attested boolean;
      UPDATE admission SET attested = (way = 'asked');
      ALTER TABLE admission ALTER COLUMN attested SET NOT NULL,
        ADD CONSTRAINT admission_grounds CHECK (CASE way WHEN 'asked' THEN attested OR function IS NOT NULL ELSE NOT attested AND function IS NULL END);

      -- what its reader says of a mailbox; nothing said: its name tells
      ALTER TABLE address ADD shared boolean;

      -- who read, in a browser, what a link mailed to a shared mailbox opens
      CREATE TABLE mailbox_reading (
        id uuid CONSTRAINT mailbox_reading_pkey PRIMARY KEY,
        appointment_id uuid NOT NULL CONSTRAINT mailbox_reading_of REFERENCES appointment (id),
        browser_digest text NOT NULL,
        first_name text NOT NULL,
        last_name text NOT NULL,
        function text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT mailbox_reading_digest CHECK (browser_digest ~ '^[0-9a-f]{64}$'),
        CONSTRAINT mailbox_reading_said CHECK (first_name <> '' AND last_name <> '' AND function <> '')
      );
      CREATE INDEX mailbox_reading_found ON mailbox_reading (appointment_id, browser_digest, at);
      CREATE INDEX mailbox_reading_at ON mailbox_reading (at);
      CREATE INDEX admission_of_person ON admission (person_id) WHERE answered_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${takeBackLetters(kinds)}
      DROP TABLE mailbox_reading;
      ALTER TABLE address DROP shared;
      DROP INDEX admission_of_person;
      ALTER TABLE admission DROP CONSTRAINT admission_grounds, DROP attested, DROP function;
      DROP VIEW summary, standing_act;
      DROP TABLE act_receipt, act_contest, act;
      DROP FUNCTION act_stays; DROP FUNCTION act_by_open_membership;
      ALTER TABLE membership DROP CONSTRAINT membership_of_person_there;
    `);
  }
}

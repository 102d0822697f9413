import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, noLongerAllow } from './allowed-values.js';

const stepKind = { table: 'case_step', column: 'kind', constraint: 'case_step_kind' };

/** What is kept of a case, and grows no more once it has joined another. */
const kept = [
  ...['case_access', 'case_partner', 'case_contact', 'case_programme', 'case_pledge', 'case_attachment', 'case_evidence', 'case_step'],
  ...['case_note', 'case_exchange', 'case_action', 'case_mayor_link'],
];

/** Two cases turn out to be one project: one joins the other, where what is still to live goes on; what is past stays where it was written. */
export class JoinedCases1790000000040 implements MigrationInterface {
  name = 'JoinedCases1790000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a case that others have joined joins none, and none joins one that has joined another: \`is_joined\` of what is pointed at is
      -- false, and stays so; of two that join each other at once, the second is refused
      ALTER TABLE project_case
        ADD joined_into uuid,
        ADD is_joined boolean NOT NULL GENERATED ALWAYS AS (joined_into IS NOT NULL) STORED,
        ADD into_is_joined boolean GENERATED ALWAYS AS (CASE WHEN joined_into IS NOT NULL THEN false END) STORED,
        ADD CONSTRAINT project_case_stands UNIQUE (id, is_joined),
        ADD CONSTRAINT project_case_joined FOREIGN KEY (joined_into, into_is_joined) REFERENCES project_case (id, is_joined),
        ADD CONSTRAINT project_case_joined_over CHECK (joined_into IS NULL OR (phase = 'closed' AND joined_into <> id));
      CREATE INDEX project_case_by_joined ON project_case (joined_into) WHERE joined_into IS NOT NULL;
      ${alsoAllow(stepKind, ['join'])}

      -- when the project of that case was over: of one that has joined another, when that one was
      CREATE FUNCTION case_over_at(uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public AS $$
        SELECT whole.closed_at FROM project_case part JOIN project_case whole ON whole.id = coalesce(part.joined_into, part.id) WHERE part.id = $1
      $$;

      -- what has joined another stays as it was; the name of who agreed to it alone is forgotten when its time comes
      CREATE FUNCTION joined_case_stays() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.agreed_by = '' AND to_jsonb(NEW) - 'agreed_by' = to_jsonb(OLD) - 'agreed_by' THEN
          RETURN NULL;
        END IF;
        RAISE EXCEPTION 'case % has joined %', OLD.id, OLD.joined_into USING ERRCODE = '23514', CONSTRAINT = 'joined_case_stays';
      END $$;
      CREATE TRIGGER joined_case_stays AFTER UPDATE ON project_case FOR EACH ROW WHEN (OLD.joined_into IS NOT NULL)
        EXECUTE FUNCTION joined_case_stays();

      -- whoever is joining it holds its key: what is written meanwhile waits, and is then refused
      CREATE FUNCTION joined_case_takes_no_more() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
      DECLARE whole uuid;
      BEGIN
        SELECT joined_into INTO whole FROM project_case WHERE id = NEW.case_id FOR KEY SHARE;
        IF whole IS NOT NULL THEN
          RAISE EXCEPTION 'case % has joined %', NEW.case_id, whole USING ERRCODE = '23514', CONSTRAINT = 'joined_case_stays';
        END IF;
        RETURN NEW;
      END $$;
      ${kept
        .map(
          (table) => `CREATE TRIGGER ${table}_of_joined BEFORE INSERT OR UPDATE OF case_id ON ${table}
        FOR EACH ROW EXECUTE FUNCTION joined_case_takes_no_more();`,
        )
        .join('\n      ')}
    `);
  }

  /** A case that has joined another is then one that was closed. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${kept.map((table) => `DROP TRIGGER ${table}_of_joined ON ${table};`).join('\n      ')}
      DROP TRIGGER joined_case_stays ON project_case;
      DROP FUNCTION joined_case_takes_no_more, joined_case_stays, case_over_at;
      ALTER TABLE project_case DROP COLUMN into_is_joined CASCADE, DROP COLUMN is_joined CASCADE, DROP COLUMN joined_into CASCADE;
      ALTER TABLE case_step DISABLE TRIGGER case_step_stays;
      UPDATE case_step SET kind = 'close' WHERE kind = 'join';
      ALTER TABLE case_step ENABLE TRIGGER case_step_stays;
      ${noLongerAllow(stepKind, ['join'])}
    `);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { alsoAllow, noLongerAllow } from './allowed-values.js';

const requestMove = { table: 'request_move', column: 'move', constraint: 'request_move_move' };

const summaryOf = (only: { readonly appointments: string; readonly requests: string }): string => `
  CREATE OR REPLACE VIEW summary AS
    WITH agreed AS (
      SELECT organisation.id AS organisation_id, territory.id AS territory_id, territory.label, territory.departements, territory.time_zone
      FROM standing_act JOIN organisation ON organisation.id = organisation_id JOIN territory ON territory.id = organisation.territory_id
      WHERE standing_act.kind = 'prefecture_summary' AND agrees
    )
    SELECT appointment.id, 'appointment' AS kind, reference, organisation_id, agreed.territory_id, label, departements, agreed.time_zone,
      type_title, status AS state, appointment.created_at AS asked_at, start_at, end_at,
      person.first_name || ' ' || person.last_name AS advisor
    FROM agreed JOIN appointment ON appointment.territory_id = agreed.territory_id ${only.appointments}
      JOIN person ON person.id = advisor_id
    UNION ALL
    SELECT request.id, 'request', reference, organisation_id, agreed.territory_id, label, departements, agreed.time_zone,
      type_title, request.state, received_at, NULL, NULL, NULL
    FROM agreed JOIN request ON request.territory_id = agreed.territory_id ${only.requests};`;

/** What a collectivité may read of what was asked in its name: once someone stands for whoever asked, or it is in a case of theirs. */
export class Requests1790000000037 implements MigrationInterface {
  name = 'Requests1790000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- $1 'request' or 'appointment', $2 its id, $3 its territory, $4 the address that asked, $5 when: whoever asked is of that
      -- collectivité, or was when she asked, and that was not undone; or it was put into a case of that collectivité
      CREATE FUNCTION stood_for(text, uuid, text, uuid, timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (
          SELECT FROM address JOIN membership ON membership.person_id = address.person_id
            JOIN organisation ON organisation.id = membership.organisation_id
          WHERE address.id = $4 AND organisation.territory_id = $3
            AND ended_because IS DISTINCT FROM 'unvouched' AND (ends_at IS NULL OR ends_at > $5)
        ) OR EXISTS (
          SELECT FROM case_attachment JOIN case_access ON case_access.case_id = case_attachment.case_id AND case_access.ends_at IS NULL
            JOIN organisation ON organisation.id = case_access.organisation_id
          WHERE case_attachment.kind = $1 AND thing_id = $2 AND organisation.territory_id = $3
        )
      $$;

      -- a préfecture sees what is the collectivité's, and no more than it agreed to
      ${summaryOf({
        appointments: `AND stood_for('appointment', appointment.id, appointment.territory_id, address_id, appointment.created_at)`,
        requests: `AND stood_for('request', request.id, request.territory_id, address_id, received_at)`,
      })}

      -- a request that was no duplicate goes back to the queue
      ${alsoAllow(requestMove, ['reopen'])}

      -- what is written where nobody has an address is said by telephone
      CREATE INDEX message_to_call ON message (made_at) WHERE kind = 'exchange_to_call';
    `);
  }

  /** What happened is never rewritten: it is then told as a request that was looked at. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX message_to_call;
      ALTER TABLE request_move DISABLE TRIGGER request_move_stays;
      UPDATE request_move SET move = 'qualify' WHERE move = 'reopen';
      ALTER TABLE request_move ENABLE TRIGGER request_move_stays;
      ${noLongerAllow(requestMove, ['reopen'])}
      ${summaryOf({ appointments: '', requests: '' })}
      DROP FUNCTION stood_for;
    `);
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What an appointment was fixed after: a request that was accepted, or an appointment at which nobody met. */
export interface After {
  readonly kind: 'request' | 'missed';
  readonly id: string;
}

/** Someone who asked, or was met, in a case. `addressId`: that of hers. */
export interface Met {
  readonly id: string;
  readonly addressId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: 'elected' | 'staff' | null;
  readonly function: string | null;
}

/** $1 case: each once, as she was last known; of its own collectivité alone. */
const metInCase = `
  SELECT DISTINCT ON ("addressId", lower("lastName")) * FROM (
    SELECT appointment.id, address_id AS "addressId", requester_first_name AS "firstName", requester_last_name AS "lastName",
      requester_email AS email, requester_phone AS phone, requester_status AS status, requester_function AS function, created_at AS at
    FROM case_attachment JOIN project_case ON project_case.id = case_id
      JOIN appointment ON kind = 'appointment' AND appointment.id = thing_id AND appointment.territory_id = project_case.territory_id
    WHERE case_id = $1
    UNION ALL
    SELECT request.id, address_id, first_name, last_name, email, phone, requester_status, requester_function, received_at
    FROM case_attachment JOIN project_case ON project_case.id = case_id
      JOIN request ON kind = 'request' AND request.id = thing_id AND request.territory_id = project_case.territory_id
    WHERE case_id = $1
  ) met ORDER BY "addressId", lower("lastName"), at DESC`;

const tables = { request: 'request', missed: 'appointment' } as const;

/** Which appointment follows what: one at a time; and with whom it can be. */
@Injectable()
export class FollowingRows {
  constructor(private readonly database: Database) {}

  /** Nobody else fixes one after the same until the caller's transaction ends. */
  async takeTurn({ kind, id }: After): Promise<void> {
    await this.database.rows(`SELECT FROM ${tables[kind]} WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** The one that is still to be held, or is being held. */
  toCome(after: After, now: Date): Promise<string | null> {
    return this.found(after, `status = 'confirmed' AND end_at > $2`, [now]);
  }

  /** The last one that was not cancelled, be it over. */
  last(after: After): Promise<string | null> {
    return this.found(after, `status <> 'cancelled'`, []);
  }

  /** It takes the place of one that fell through. */
  async keep({ kind, id }: After, appointmentId: string): Promise<void> {
    await this.database.rows(`DELETE FROM following WHERE ${kind}_id = $1`, [id]);
    await this.database.rows(`INSERT INTO following (appointment_id, ${kind}_id) VALUES ($1, $2)`, [appointmentId, id]);
  }

  metIn(caseId: string): Promise<Met[]> {
    return this.database.rows<Met>(metInCase, [caseId]);
  }

  private async found({ kind, id }: After, where: string, more: readonly unknown[]): Promise<string | null> {
    const sql = `SELECT appointment_id AS id FROM following JOIN appointment ON appointment.id = appointment_id WHERE ${kind}_id = $1 AND ${where}`;
    return (await this.database.row<{ id: string }>(sql, [id, ...more]))?.id ?? null;
  }
}

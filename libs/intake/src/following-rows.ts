import { Injectable } from '@nestjs/common';
import { Database } from '#platform';

/** What an appointment was fixed after: a request that was accepted, or an appointment at which nobody met. */
export interface After {
  readonly kind: 'request' | 'missed';
  readonly id: string;
}

const tables = { request: 'request', missed: 'appointment' } as const;

/** Which appointment follows what: one at a time. */
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

  private async found({ kind, id }: After, where: string, more: readonly unknown[]): Promise<string | null> {
    const sql = `SELECT appointment_id AS id FROM following JOIN appointment ON appointment.id = appointment_id WHERE ${kind}_id = $1 AND ${where}`;
    return (await this.database.row<{ id: string }>(sql, [id, ...more]))?.id ?? null;
  }
}

import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, permit } from '#kernel';
import { Database } from '#platform';
import { Appointment } from './appointment.entity.js';
import { type AppointmentRead, read } from './appointment.read.js';
import { mayList } from './domain/policy.js';

/** Where a list stands: after the appointment that begins then and has that id. */
export interface ListPosition {
  readonly start: Date;
  readonly id: string;
}

export interface Upcoming extends ListPosition {
  readonly sequence: number;
}

/** Half-open; no end: for ever. */
export interface Stretch {
  readonly from: Date;
  readonly until: Date | null;
}

/** Many appointments at a time, for the service's own work; each answer is one query, whatever the number. */
@Injectable()
export class AppointmentLists {
  constructor(private readonly database: Database) {}

  async many(by: Actor, ids: readonly string[]): Promise<AppointmentRead[]> {
    permit(mayList(by));
    if (ids.length === 0) return [];
    return (await this.database.repository(Appointment).find({ where: { id: In([...ids]) } })).map(read);
  }

  /** Confirmed and beginning in that stretch, in their order, `limit` at a time. */
  async beginning(by: Actor, { from, until }: Stretch, after: ListPosition | null, limit: number): Promise<Upcoming[]> {
    permit(mayList(by));
    return this.database.rows<Upcoming>(
      `SELECT id, start_at AS start, sequence FROM appointment
       WHERE status = 'confirmed' AND start_at >= $1 AND ($2::timestamptz IS NULL OR start_at < $2)
         AND ($3::timestamptz IS NULL OR (start_at, id) > ($3, $4::uuid))
       ORDER BY start_at, id LIMIT $5`,
      [from, until, after?.start ?? null, after?.id ?? null, limit],
    );
  }

  /** What an advisor has confirmed in that stretch, in its order. */
  async ofAdvisor(by: Actor, advisorId: string, { from, until }: Stretch): Promise<AppointmentRead[]> {
    permit(mayList(by));
    const found = await this.database
      .repository(Appointment)
      .createQueryBuilder('appointment')
      .where(`advisor_id = :advisorId AND status = 'confirmed' AND start_at >= :from`, { advisorId, from })
      .andWhere('(:until::timestamptz IS NULL OR start_at < :until)', { until })
      .orderBy('start_at')
      .getMany();
    return found.map(read);
  }

  /** Confirmed and still to come, of several addresses, in their order. */
  async upcomingOf(by: Actor, addressIds: readonly string[], now: Date): Promise<AppointmentRead[]> {
    permit(mayList(by));
    if (addressIds.length === 0) return [];
    const found = await this.database
      .repository(Appointment)
      .createQueryBuilder('appointment')
      .where(`address_id = ANY(:addressIds) AND status = 'confirmed' AND start_at > :now`, { addressIds, now })
      .orderBy('start_at')
      .getMany();
    return found.map(read);
  }
}

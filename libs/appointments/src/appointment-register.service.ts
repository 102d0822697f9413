import { Injectable } from '@nestjs/common';
import { type Actor, listScope, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { Appointment } from './appointment.entity.js';
import { type AppointmentRead, read } from './appointment.read.js';
import { type Wanted, withinScope } from './domain/register.js';

/** A line of someone's diary: enough to know where to be, and in whose name it is opened. */
export interface DiaryLine {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly status: AppointmentRead['status'];
  readonly modality: AppointmentRead['modality'];
  readonly typeTitle: string;
  readonly territoryId: string;
  readonly territoryLabel: string;
  /** She is its advisor; else it is of an address of hers. */
  readonly receives: boolean;
}

/** The appointments that someone may read, in their order: no list holds what its reader could not open. */
@Injectable()
export class AppointmentRegister {
  constructor(private readonly database: Database) {}

  async list(by: Actor, wanted: Wanted, asked: PageAsked): Promise<Page<AppointmentRead>> {
    const [position, most] = [positionOf(asked.after), pageSize(asked)];
    const [beyond, order] = wanted.latestFirst ? (['<', 'DESC'] as const) : (['>', 'ASC'] as const);
    const { where, values } = withinScope(listScope(by, 'appointment'), wanted);
    const n = values.length;
    const after = position ? `AND (start_at, id) ${beyond} ($${n + 2}::timestamptz, $${n + 3}::uuid)` : '';
    const found = await this.database.rows<Appointment>(
      `SELECT ${this.database.columns(Appointment)} FROM appointment WHERE ${where} ${after}
       ORDER BY start_at ${order}, id ${order} LIMIT $${n + 1}`,
      [...values, most + 1, ...(position ? [position.at, position.id] : [])],
    );
    return pageOf(found.map(read), most, ({ start, id }) => ({ at: start, id }));
  }

  async count(by: Actor, wanted: Wanted): Promise<number> {
    const { where, values } = withinScope(listScope(by, 'appointment'), wanted);
    const counted = await this.database.row<{ count: number }>(`SELECT count(*)::int AS count FROM appointment WHERE ${where}`, values);
    return counted?.count ?? 0;
  }

  /** Her own, whatever the context: those of her addresses and those she receives at. What each holds is opened in its context. */
  async diary(by: Actor, { from, until }: { from: Date; until: Date }): Promise<DiaryLine[]> {
    if (by.kind !== 'person') return [];
    return this.database.rows<DiaryLine>(
      `SELECT id, start_at AS start, end_at AS end, time_zone AS "timeZone", status, modality, type_title AS "typeTitle",
              territory_id AS "territoryId", territory_label AS "territoryLabel", advisor_id = $1 AS receives
       FROM appointment WHERE start_at >= $2 AND start_at < $3 AND status <> 'cancelled'
         AND (advisor_id = $1 OR address_id IN (SELECT id FROM address WHERE person_id = $1 AND proven_at IS NOT NULL))
       ORDER BY start_at, id`,
      [by.personId, from, until],
    );
  }
}

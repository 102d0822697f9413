import { Injectable } from '@nestjs/common';
import { type Actor, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { appointmentsOf, attachedAppointment } from './appointments-within.js';
import type { CaseRead } from './case.read.js';
import { readable } from './case-story.queries.js';
import { nameOf } from './phases.queries.js';

/** An appointment of a case, as its page lists it. */
export interface CaseAppointment {
  readonly id: string;
  readonly start: Date;
  readonly end: Date;
  readonly timeZone: string;
  readonly status: 'requested' | 'confirmed' | 'done' | 'missed' | 'cancelled';
  readonly modality: 'visio' | 'on_site' | 'phone';
  readonly typeTitle: string;
  readonly requester: string;
  readonly advisorId: string;
  readonly advisor: string;
  /** Its minutes were sent. */
  readonly isWritten: boolean;
}

const most = 20;

const isToCome = `(status IN ('requested', 'confirmed') AND end_at > $2)`;

const columns = `
  SELECT appointment.id, start_at AS start, end_at AS "end", appointment.time_zone AS "timeZone", status, modality,
    type_title AS "typeTitle", concat_ws(' ', requester_first_name, requester_last_name) AS requester,
    advisor_id AS "advisorId", ${nameOf('person')} AS advisor, coalesce(minutes.state = 'sent', false) AS "isWritten"
  FROM ${attachedAppointment} JOIN person ON person.id = advisor_id LEFT JOIN minutes ON minutes.appointment_id = appointment.id
  WHERE ${readable}`;

/** Those to come, the nearest first, then the others, the latest first. $1 case, $2 now, $3 territory, $4 départements, $5 how many. */
const inOrder = `${columns} ORDER BY ${isToCome} DESC, CASE WHEN ${isToCome} THEN start_at END, start_at DESC, appointment.id LIMIT $5`;

/** The others alone, the latest first. $5 and $6 where the page begins, $7 how many. */
const over = `${columns} AND NOT ${isToCome} AND ($5::timestamptz IS NULL OR (start_at, appointment.id) < ($5, $6::uuid))
  ORDER BY start_at DESC, appointment.id DESC LIMIT $7`;

/** The appointments of a case, each for those who may open it. */
@Injectable()
export class CaseAppointmentsService {
  constructor(private readonly database: Database) {}

  /** Of a case that was just read. Those to come first, the nearest first; then the others, the latest first. */
  async appointments(by: Actor, { id }: CaseRead, now: Date): Promise<CaseAppointment[]> {
    return this.database.rows<CaseAppointment>(inOrder, [id, now, ...appointmentsOf(by), most]);
  }

  /** Of a case that was just read: those that are over or were called off, the latest first. */
  async over(by: Actor, { id }: CaseRead, asked: PageAsked, now: Date): Promise<Page<CaseAppointment>> {
    const position = positionOf(asked.after);
    const values = [id, now, ...appointmentsOf(by), position?.at ?? null, position?.id ?? null, pageSize(asked) + 1];
    const found = await this.database.rows<CaseAppointment>(over, values);
    return pageOf(found, pageSize(asked), ({ start, id: last }) => ({ at: start, id: last }));
  }
}

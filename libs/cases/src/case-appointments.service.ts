import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
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

const most = 8;

const isToCome = `(status IN ('requested', 'confirmed') AND end_at > $2)`;

/** Those to come, the nearest first, then the others, the latest first. $1 case, $2 now, $3 territory, $4 départements, $5 how many. */
const inOrder = `
  SELECT appointment.id, start_at AS start, end_at AS "end", appointment.time_zone AS "timeZone", status, modality,
    type_title AS "typeTitle", concat_ws(' ', requester_first_name, requester_last_name) AS requester,
    advisor_id AS "advisorId", ${nameOf('person')} AS advisor, coalesce(minutes.state = 'sent', false) AS "isWritten"
  FROM ${attachedAppointment} JOIN person ON person.id = advisor_id LEFT JOIN minutes ON minutes.appointment_id = appointment.id
  WHERE ${readable} ORDER BY ${isToCome} DESC, CASE WHEN ${isToCome} THEN start_at END, start_at DESC, appointment.id LIMIT $5`;

/** The appointments of a case, each for those who may open it. */
@Injectable()
export class CaseAppointmentsService {
  constructor(private readonly database: Database) {}

  /** Of a case that was just read. Those to come first, the nearest first; then the others, the latest first. */
  async appointments(by: Actor, { id }: CaseRead, now: Date): Promise<CaseAppointment[]> {
    return this.database.rows<CaseAppointment>(inOrder, [id, now, ...appointmentsOf(by), most]);
  }
}

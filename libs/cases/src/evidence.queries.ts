import { appointmentIsWithin, attachedAppointment } from './appointments-within.js';
import { nameOf } from './phases.queries.js';

/** In the order of receipt. $1 case, $2 visibilities, $3 and $4 as `appointmentsOf` gives them. */
export const evidenceOf = `
  SELECT case_evidence.id, case_evidence.code, case_evidence.form, words, url, said_on::text AS "saidOn", visibility, at, ${nameOf('person')} AS author, file_id AS "fileId",
    appointment.id AS "appointmentId", type_title AS "typeTitle", start_at AS start
  FROM case_evidence LEFT JOIN person ON person.id = person_id LEFT JOIN case_evidence_file ON evidence_id = case_evidence.id
    LEFT JOIN (appointment JOIN territory ON territory.id = territory_id) ON appointment.id = appointment_id AND ${appointmentIsWithin('$3', '$4')}
  WHERE case_id = $1 AND visibility = ANY($2) ORDER BY number`;

/** Those whose minutes both sides can read, the latest first. $1 case, $2 and $3 as `appointmentsOf` gives them. */
export const writtenUpAppointments = `
  SELECT appointment.id, type_title AS "typeTitle", start_at AS start
  FROM ${attachedAppointment} JOIN minutes ON minutes.appointment_id = appointment.id AND minutes.state = 'sent'
  WHERE case_id = $1 AND ${appointmentIsWithin('$2', '$3')} ORDER BY start_at DESC, appointment.id LIMIT 100`;

export const keepEvidence = `
  INSERT INTO case_evidence (id, case_id, code, form, words, url, said_on, appointment_id, visibility, person_id, organisation_id, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** Of everything received in a case. $1 case. */
export const filesReceived = `
  SELECT count(*)::int AS count FROM case_evidence_file JOIN case_evidence ON case_evidence.id = evidence_id WHERE case_id = $1`;

/** With what they belong to, and who added them. $1 case, $2 visibilities. */
export const documentsOf = `
  SELECT file.id AS "fileId", 'evidence' AS kind, code, NULL AS "signedOn", visibility, ${nameOf('person')} AS author
  FROM case_evidence_file JOIN case_evidence ON case_evidence.id = evidence_id JOIN file ON file.id = file_id
    LEFT JOIN person ON person.id = added_by
  WHERE case_id = $1 AND visibility = ANY($2)
  UNION ALL
  SELECT file.id, 'programme', code, signed_on::text, NULL, ${nameOf('person')}
  FROM case_programme JOIN file ON file.id = file_id LEFT JOIN person ON person.id = added_by WHERE case_id = $1`;

/** $1 case, $2 visibilities, $3 file. */
export const receivedFile = `
  SELECT FROM case_evidence_file JOIN case_evidence ON case_evidence.id = evidence_id
  WHERE case_id = $1 AND visibility = ANY($2) AND file_id = $3`;

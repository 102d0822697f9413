/** Of the collectivité that leads. $1 case. */
const attached = `
  FROM case_attachment JOIN project_case ON project_case.id = case_id
    JOIN appointment ON kind = 'appointment' AND appointment.id = thing_id AND appointment.territory_id = project_case.territory_id`;

/** The first that is to come. $1 case, $2 now. */
export const nextAppointment = `SELECT start_at AS start, type_title AS title ${attached}
  WHERE case_id = $1 AND status = 'confirmed' AND start_at > $2 ORDER BY start_at LIMIT 1`;

/** The same of several. $1 cases, $2 now. */
export const nextAppointments = `SELECT DISTINCT ON (case_id) case_id AS "caseId", start_at AS start, type_title AS title ${attached}
  WHERE case_id = ANY ($1) AND status = 'confirmed' AND start_at > $2 ORDER BY case_id, start_at`;

/** What was sent of the latest appointment. $1 case. */
export const lastMinutes = `
  SELECT start_at AS start, minutes.type_code AS "typeCode", outcome, words, CASE WHEN is_corrected THEN answer END AS corrected ${attached}
    JOIN minutes ON minutes.appointment_id = appointment.id LEFT JOIN minutes_correction ON minutes_correction.appointment_id = appointment.id
  WHERE case_id = $1 AND state = 'sent' ORDER BY start_at DESC LIMIT 1`;

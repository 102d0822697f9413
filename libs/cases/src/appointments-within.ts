import { type Actor, listScope } from '#kernel';

/** Appointments of cases, with the territory that decides who may read them. */
export const attachedAppointment = `case_attachment JOIN appointment ON case_attachment.kind = 'appointment' AND appointment.id = thing_id
  JOIN territory ON territory.id = appointment.territory_id`;

/** Of that territory alone, of these départements alone; null: of any. */
export const appointmentIsWithin = (territoryId: string, departements: string): string =>
  `(${territoryId}::text IS NULL OR appointment.territory_id = ${territoryId})
    AND (${departements}::text[] IS NULL OR territory.departements && ${departements})`;

/** The values of these two: which appointments she may read, by their list's own scope; a case is never read by a person alone. */
export function appointmentsOf(by: Actor): [territoryId: string | null, departements: readonly string[] | null] {
  const scope = listScope(by, 'appointment');
  if (scope.kind === 'all') return [null, null];
  if (scope.kind === 'departement') return [null, scope.codes];
  return [(scope.kind === 'own' && scope.territoryId) || '', null];
}

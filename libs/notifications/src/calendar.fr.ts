import { config, sender } from '#platform';
import { appointmentCalendar, type CalendarFacts } from './calendar.js';
import { typeset } from './mails/wording.js';

/** What a calendar file is written from. */
export interface CalendarAppointment {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly sequence: number;
  readonly stampedAt: Date;
  readonly start: Date;
  readonly end: Date;
  readonly modality: 'visio' | 'on_site' | 'phone';
  readonly typeTitle: string;
  readonly territoryLabel: string;
  readonly room: string | null;
}

export type Audience = 'requester' | 'advisor';

/**
 * The words of the entry in a calendar. Calendars are shared: no link that manages the appointment, and nothing that a person
 * typed, goes in there.
 */
export function calendarWords(
  appointment: CalendarAppointment,
  audience: Audience,
): Pick<CalendarFacts, 'summary' | 'description' | 'location' | 'url'> {
  const { desk } = config();
  const { typeTitle, territoryLabel, reference, room, status } = appointment;
  const about = audience === 'requester' ? 'Rendez-vous « Territoires d’engagement »' : territoryLabel;
  const change = audience === 'requester' ? ['Pour déplacer ou annuler : le lien est dans le message de confirmation.'] : [];
  return {
    summary: typeset(`${status === 'cancelled' ? 'Annulé : ' : ''}${about} : ${typeTitle}`),
    description: typeset(
      [...(room ? [`Visio : ${room}`] : []), `Référence : ${reference}`, ...change, `Téléphone : ${desk.phone}`].join('\n'),
    ),
    location: whereabouts(appointment),
    url: room,
  };
}

/** The file behind « Ajouter à mon agenda »: published, so it names nobody but the service (RFC 5546 §3.2.1). */
export const publishedCalendar = (appointment: CalendarAppointment): string =>
  appointmentCalendar({
    ...calendarWords(appointment, 'requester'),
    method: 'PUBLISH',
    status: appointment.status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    appointmentId: appointment.id,
    sequence: appointment.sequence,
    stampedAt: appointment.stampedAt,
    start: appointment.start,
    end: appointment.end,
    organizer: organizer(),
    attendee: null,
  });

export function organizer(): CalendarFacts['organizer'] {
  const { name, address } = sender();
  return { name, email: address };
}

function whereabouts({ modality, room }: CalendarAppointment): string {
  if (modality === 'visio') return room ?? 'En visio, lien à venir';
  return modality === 'phone' ? 'Par téléphone' : 'Sur place';
}

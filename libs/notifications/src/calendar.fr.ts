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

/** A `mailbox` is the requester's, read by others too: they do not learn what it is about. */
export type Audience = 'requester' | 'mailbox' | 'advisor';

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
  const about = audience === 'advisor' ? territoryLabel : 'Rendez-vous « Territoires d’engagement »';
  const change = audience === 'advisor' ? [] : ['Pour déplacer ou annuler : le lien est dans le message de confirmation.'];
  return {
    summary: typeset(`${status === 'cancelled' ? 'Annulé : ' : ''}${about}${audience === 'mailbox' ? '' : ` : ${typeTitle}`}`),
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

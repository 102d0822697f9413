import { type AppointmentRead, type AppointmentStatus, modalityLabels, statusLabels } from '#appointments';
import type { PersonRead } from '#identity';
import type { Badge, Card, Fact, Link } from '#views';
import { momentOf } from './public/moments.fr.js';
import { printed } from './public/names.fr.js';

const tones: Record<AppointmentStatus, Badge['tone']> = {
  requested: 'new',
  confirmed: 'success',
  done: 'none',
  missed: 'warning',
  cancelled: 'none',
};

const statusBadge = (status: AppointmentStatus): Badge => ({ word: statusLabels[status], tone: tones[status] });

/** Confirmed, and its time is over: it was held, as far as anyone knows. */
export const badgeOf = ({ status, end }: Pick<AppointmentRead, 'status' | 'end'>, now: Date): Badge =>
  statusBadge(status === 'confirmed' && end <= now ? 'done' : status);

export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string => `${firstName} ${lastName}`;

/** As the collectivité reads it: on its own clock first. */
export function cardForRequester(appointment: AppointmentRead, advisor: PersonRead | undefined, base: string, now: Date): Card {
  const { id, typeTitle, start, end, timeZone, modality, requester, reference } = appointment;
  return {
    ...{ id, title: typeTitle, href: `${base}/${id}`, badge: badgeOf(appointment, now) },
    when: momentOf({ start, end }, timeZone, advisor?.timeZone ?? timeZone),
    facts: [
      { name: 'Comment', value: modalityLabels[modality] },
      ...(advisor ? [{ name: 'Avec', value: `${fullName(advisor)}, depuis ${advisor.place}` }] : []),
      { name: 'Pris par', value: fullName(requester) },
      { name: 'Référence', value: reference },
    ],
  };
}

/** As the cell reads it: on the reader's clock first. */
export function cardForCell(appointment: AppointmentRead, timeZone: string, now: Date, more: readonly Fact[] = []): Card {
  const { id, typeTitle, start, end, status, territoryLabel, modality, requester, reference, room } = appointment;
  return {
    ...{ id, title: `${printed(territoryLabel)}, ${typeTitle}`, href: `/agenda/rendez-vous/${id}`, badge: badgeOf(appointment, now) },
    when: momentOf({ start, end }, timeZone, appointment.timeZone),
    join: status === 'confirmed' && end > now ? room : null,
    facts: [
      { name: 'Comment', value: modality === 'visio' && !room ? 'En visio, lien à donner' : modalityLabels[modality] },
      ...more,
      { name: 'Avec', value: fullName(requester) },
      ...(requester.phone ? [{ name: 'Téléphone', value: requester.phone }] : []),
      { name: 'Référence', value: reference },
    ],
  };
}

/** For whoever cannot receive any more. */
export const waysToChange = ({ href }: Card): Link[] => [
  { text: 'Le déplacer', href: `${href}/deplacement` },
  { text: 'Le confier à une autre personne, à la même heure', href: `${href}/relais` },
];

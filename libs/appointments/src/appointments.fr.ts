import type { AppointmentStatus, Modality } from './appointment.entity.js';
import type { AppointmentRefusalCode } from './appointments.errors.js';

export const appointmentRefusals: Record<AppointmentRefusalCode, { title: string; detail: string }> = {
  'slot-taken': {
    title: 'Ce créneau n’est plus libre.',
    detail: 'Quelqu’un vient peut-être de le prendre. Choisissez l’un des créneaux proposés.',
  },
  'too-many-upcoming': {
    title: 'Cette adresse a déjà plusieurs rendez-vous ou demandes.',
    detail: 'Ouvrez le lien reçu par courriel et confirmez votre adresse, ou revenez demain. Vous pouvez aussi nous appeler.',
  },
  'too-late': {
    title: 'Il est trop tard pour déplacer ce rendez-vous.',
    detail: 'Vous pouvez encore l’annuler jusqu’à son début, ou nous appeler.',
  },
  'appointment-closed': {
    title: 'Ce rendez-vous ne peut plus changer.',
    detail: 'Il a commencé, il est passé ou il est annulé.',
  },
  'request-only': {
    title: 'Ce rendez-vous se prépare avec vous.',
    detail: 'Laissez-nous votre demande : une personne de la cellule vous répond.',
  },
};

export const statusLabels: Record<AppointmentStatus, string> = {
  requested: 'Demandé',
  confirmed: 'Confirmé',
  done: 'Passé',
  missed: 'Manqué',
  cancelled: 'Annulé',
};

export const modalityLabels: Record<Modality, string> = { visio: 'En visio', on_site: 'Sur place', phone: 'Par téléphone' };

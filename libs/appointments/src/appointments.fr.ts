import type { AppointmentStatus, Modality } from './appointment.entity.js';
import type { AppointmentRefusalCode } from './appointments.errors.js';
import { mostPreparation } from './domain/preparation.js';

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
  'too-early': {
    title: 'Ce rendez-vous vient à peine de commencer, ou n’a pas commencé.',
    detail: 'Dites s’il a eu lieu à partir de dix minutes après son début.',
  },
  'appointment-closed': {
    title: 'Ce rendez-vous ne peut plus changer.',
    detail: 'Il a commencé, il est passé ou il est annulé.',
  },
  'appointment-changed': {
    title: 'Ce rendez-vous a changé entre-temps.',
    detail: 'Relisez sa date et son heure, puis recommencez si besoin.',
  },
  'colleague-taken': {
    title: 'Cette personne n’est plus libre à cette heure.',
    detail: 'Choisissez une autre personne, ou une autre heure.',
  },
  'request-only': {
    title: 'Ce rendez-vous se prépare avec vous.',
    detail: 'Laissez-nous votre demande : une personne de la cellule vous répond.',
  },
};

/** What is wrong with what someone typed. */
export const appointmentFields = {
  room: 'Indiquez une adresse qui commence par https://, sans espace, en 500 caractères au plus.',
  notVisio: 'Ce rendez-vous ne se tient pas en visio.',
  territory: 'Choisissez une collectivité de la liste.',
  sameTerritory: 'Le rendez-vous est déjà pour cette collectivité. Choisissez-en une autre.',
  preparation: `Raccourcissez ce texte à ${mostPreparation} caractères.`,
  territoryElsewhere: 'Cette collectivité est hors des départements que vous suivez. Demandez à la coordination.',
} as const;

export const statusLabels: Record<AppointmentStatus, string> = {
  requested: 'Demandé',
  confirmed: 'Confirmé',
  done: 'Passé',
  missed: 'Manqué',
  cancelled: 'Annulé',
};

export const modalityLabels: Record<Modality, string> = { visio: 'En visio', on_site: 'Sur place', phone: 'Par téléphone' };

import type { Role } from '#kernel';
import type { ReadingOf } from '../announcer.js';

/** Who consulted, as a service: never a colleague's name. */
export const serviceLabels: Record<Role, string> = {
  member: 'Votre collectivité',
  lead: 'Votre collectivité',
  provider: 'Un prestataire',
  facilitator: 'L’animation des ateliers',
  advisor: 'La cellule, conseil',
  coordinator: 'La cellule, coordination',
  prefecture: 'La préfecture',
  direction: 'La direction',
  auditor: 'L’audit et la protection des données',
  technician: 'L’administration technique',
};

export const theServiceItself = 'Le service lui-même';

export const readingLabels: Record<ReadingOf, string> = {
  requester: 'Vos coordonnées et ce que vous avez écrit',
  file: 'Un document joint à votre demande',
};

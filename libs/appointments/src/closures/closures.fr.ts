import type { ClosureScope } from './closure.read.js';

export const closureScopes: Record<ClosureScope, string> = {
  everyone: 'Tout le monde',
  territory: 'Un territoire et ce qui s’y trouve',
  address: 'Une adresse électronique',
  domain: 'Toutes les adresses d’un domaine',
};

/** What is wrong with what someone typed. */
export const closureFields = {
  territory: 'Choisissez un territoire de la liste.',
  address: 'Indiquez une adresse électronique, par exemple mairie@exemple.fr.',
  domain: 'Indiquez un domaine, par exemple exemple.fr.',
  reason: 'Dites en une phrase pourquoi.',
  tooLong: 'Raccourcissez ce texte à 500 caractères.',
  until: 'La fin vient après le début, et n’est pas déjà passée.',
} as const;

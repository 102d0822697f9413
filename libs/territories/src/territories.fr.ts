import type { TerritoryRefusalCode } from './territories.errors.js';

export const territoryRefusals: Record<TerritoryRefusalCode, { title: string; detail: string }> = {
  'groupement-known': {
    title: 'Groupement déjà enregistré',
    detail: 'Un groupement porte déjà ce numéro SIREN.',
  },
};

/** What is wrong with a field that a person filled in. */
export const territoryFields = {
  name: 'Indiquez le nom de la collectivité, en 120 caractères au plus.',
  kind: 'Indiquez de quelle sorte de collectivité il s’agit, en 60 caractères au plus.',
  departement: 'Choisissez un département de la liste.',
  siren: 'Indiquez un numéro SIREN de neuf chiffres. Celui-ci est inexact.',
  day: 'Indiquez une date qui existe.',
} as const;

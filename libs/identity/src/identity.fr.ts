import type { OrganisationKind, Role } from '#kernel';
import type { IdentityRefusalCode } from './identity.errors.js';

export const identityRefusals: Record<IdentityRefusalCode, { title: string; detail: string }> = {
  'link-spent': {
    title: 'Ce lien ne sert plus.',
    detail: 'Il a déjà servi, ou il a expiré. Demandez-en un nouveau : il arrive en quelques instants.',
  },
  'linking-over': {
    title: 'Ce compte n’a pas été relié.',
    detail: 'Il est déjà relié à une autre personne, ou l’attente a été trop longue. Recommencez, ou appelez-nous.',
  },
  'already-member': {
    title: 'Cette personne en fait déjà partie.',
    detail: 'Elle a déjà ce rôle : il n’y a rien à changer.',
  },
  'membership-over': {
    title: 'La situation a changé entre-temps.',
    detail: 'Ce rôle a pris fin, ou la réponse est déjà donnée.',
  },
  'too-many-asked': {
    title: 'Trois de vos demandes attendent déjà une réponse.',
    detail: 'Retirez-en une, attendez une réponse, ou appelez-nous.',
  },
  'too-many-invitations': {
    title: 'C’est beaucoup d’invitations pour aujourd’hui.',
    detail: 'Réessayez demain, ou appelez-nous.',
  },
  'own-role': {
    title: 'Personne ne change son propre rôle.',
    detail: 'Demandez-le à une autre personne de la coordination.',
  },
  'too-late-to-contest': {
    title: 'Le délai de sept jours est passé.',
    detail: 'Cet acte ne peut plus être contesté ici. Votre collectivité peut toujours décider autrement pour la suite, ou nous appeler.',
  },
  'already-contested': {
    title: 'Cet acte est déjà contesté.',
    detail: 'Il n’a plus d’effet : il n’y a rien d’autre à faire.',
  },
};

export const roleNames: Record<Role, string> = {
  member: 'membre',
  lead: 'personne référente',
  provider: 'prestataire',
  facilitator: 'animation d’ateliers',
  advisor: 'conseil',
  coordinator: 'coordination',
  prefecture: 'service de préfecture',
  direction: 'direction',
  auditor: 'audit et protection des données',
  technician: 'administration technique',
};

export const organisationKindNames: Record<OrganisationKind, string> = {
  collectivite: 'collectivité',
  cell: 'cellule',
  prefecture: 'préfecture',
  provider: 'prestataire',
};

/** What the cell is called where people choose in whose name they act. */
export const cellName = 'Cellule de conseil';

/** What is wrong with a field that a person filled in. */
export const identityFields = {
  firstName: 'Un prénom a 60 caractères au plus, sans barre, ni deux-points, ni arobase, ni chevrons.',
  lastName: 'Un nom a 60 caractères au plus, sans barre, ni deux-points, ni arobase, ni chevrons.',
  function: 'Indiquez une fonction en 120 caractères au plus, sans barre, ni deux-points, ni arobase, ni chevrons.',
  phone: 'Indiquez un numéro de téléphone, par exemple 01 99 00 12 34.',
  email: 'Indiquez une adresse électronique, par exemple mairie@exemple.fr.',
  role: 'Choisissez un rôle de la liste.',
  organisation: 'Indiquez le nom de l’organisation, en 120 caractères au plus.',
  mandate: 'Indiquez une date à venir.',
  typedName: 'Tapez votre prénom et votre nom, tels que nous les connaissons : ils sont écrits au-dessus.',
} as const;

const missing: Partial<Record<keyof typeof identityFields, string>> = {
  ...{ firstName: 'Indiquez un prénom.', lastName: 'Indiquez un nom.', function: 'Indiquez une fonction.' },
};

/** The same of what was filled in there: a name that is missing is not one that holds a strange sign. */
export const identityFault = (field: keyof typeof identityFields, given: unknown): string =>
  (String(given).trim() === '' && missing[field]) || identityFields[field];

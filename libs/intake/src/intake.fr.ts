import type { IntakeRefusalCode } from './intake.errors.js';

export const intakeRefusals: Record<IntakeRefusalCode, { title: string; detail: string }> = {
  'too-many-requests': {
    title: 'C’est beaucoup pour aujourd’hui.',
    detail: 'Réessayez demain à la même heure, ou appelez-nous.',
  },
  'answers-changed': {
    title: 'Vos réponses ont changé entre-temps.',
    detail: 'Vérifiez-les à nouveau avant de confirmer.',
  },
  'too-many-files': {
    title: 'Cette demande a déjà vingt documents.',
    detail: 'Retirez-en un, ou réunissez plusieurs documents en un seul.',
  },
  'reader-unknown': {
    title: 'Ce lien demande qui lit.',
    detail: 'Plusieurs personnes lisent l’adresse qui l’a reçu. Ouvrez la page indiquée, et dites qui vous êtes.',
  },
};

export const fieldSentences = {
  firstName: 'Indiquez votre prénom.',
  lastName: 'Indiquez votre nom.',
  strangeName: 'Un nom ne contient ni barre, ni deux-points, ni arobase, ni chevrons.',
  email: 'Indiquez une adresse électronique, par exemple mairie@exemple.fr.',
  status: 'Dites si vous êtes une personne élue ou un membre des services.',
  phoneNeeded: 'Indiquez le numéro auquel vous appeler.',
  phone: 'Indiquez un numéro de téléphone, par exemple 01 99 00 12 34.',
  place: 'Indiquez où nous recevoir.',
  tooLong: (most: number) => `Raccourcissez ce texte à ${most} caractères.`,
  type: 'Choisissez de quoi vous voulez parler.',
  territory: 'Choisissez votre collectivité.',
  start: 'Choisissez un jour et une heure.',
} as const;

/** What is said in the name of a collectivité, word for word as it is kept. */
export const summaryActs = {
  yes: 'Nous acceptons que la préfecture de notre département voie un résumé de nos demandes et de nos rendez-vous. Il dit les dates, le sujet, l’état et le nom de la personne qui conseille.',
  no: 'Nous n’acceptons plus que la préfecture de notre département voie un résumé de nos demandes et de nos rendez-vous.',
} as const;

export const requestStates: Readonly<Record<string, string>> = { waiting: 'en attente de réponse', answered: 'répondue' };

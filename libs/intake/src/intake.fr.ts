import type { RequestState } from './domain/lifecycle.js';
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
  'request-changed': {
    title: 'Cette demande a changé entre-temps.',
    detail: 'Lisez ce qui a changé, puis recommencez si c’est encore utile.',
  },
  'request-move-refused': {
    title: 'Cette demande n’en est plus là.',
    detail: 'Quelqu’un y a peut-être déjà répondu. Rechargez la page.',
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

/** The same, to whoever has someone on the telephone. */
export const callerSentences = {
  ...fieldSentences,
  firstName: 'Indiquez son prénom.',
  lastName: 'Indiquez son nom.',
  phoneNeeded: 'Indiquez le numéro auquel l’appeler.',
  type: 'Choisissez le sujet.',
  territory: 'Écrivez le nom d’une collectivité de la liste, dans vos départements.',
  start: 'Choisissez une heure.',
  person: 'Choisissez avec qui.',
} as const;

/** What is said in the name of a collectivité, word for word as it is kept. */
export const summaryActs = {
  yes: 'Nous acceptons que la préfecture de notre département voie un résumé de nos demandes et de nos rendez-vous. Il dit les dates, le sujet, l’état et le nom de la personne qui conseille.',
  no: 'Nous n’acceptons plus que la préfecture de notre département voie un résumé de nos demandes et de nos rendez-vous.',
} as const;

export const requestStateNames: Record<RequestState, string> = {
  submitted: 'reçue',
  acknowledged: 'accusé de réception envoyé',
  qualified: 'à l’étude',
  accepted: 'acceptée',
  referred: 'orientée ailleurs',
  declined: 'non retenue',
  duplicate: 'en double',
  withdrawn: 'retirée',
};

/** What is wrong with what the cell, or whoever asked, writes with a move. */
export const moveSentences = {
  words: 'Écrivez-le en quelques mots.',
  advisor: 'Choisissez qui s’en occupe.',
  to: 'Indiquez vers qui.',
  agreement: 'Indiquez qui a donné son accord, quand et comment.',
  duplicate: 'Indiquez la référence d’une autre demande, par exemple DE-2026-000007.',
  stranger: 'Cette autre demande n’est ni de la même collectivité, ni de la même adresse. Vérifiez sa référence.',
  territory: 'Choisissez une autre collectivité.',
  inAnotherCase: 'Ce rendez-vous est dans le dossier d’une autre collectivité : il y reste, et rien ne change.',
  case: 'Choisissez un dossier de cette collectivité, ou ouvrez-en un.',
} as const;

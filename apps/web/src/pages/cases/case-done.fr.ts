import type { CaseProps } from '#views';
import type { CaseDone } from './case-writes.js';
import type { Reader } from './cases.fr.js';

const said: Record<CaseDone, NonNullable<CaseProps['done']>> = {
  conduite: { title: 'Le choix est enregistré', next: 'Les étapes du projet en tiennent compte.' },
  etape: { title: 'C’est enregistré', next: 'L’histoire du projet le raconte. La suite est dite dans « Pour continuer ».' },
  ouvert: {
    title: 'Le dossier est ouvert',
    next: 'Ajoutez ses contacts dans «\u202fPersonnes\u202f», puis les premiers éléments reçus dans «\u202fDocuments\u202f».',
  },
  inexact: {
    title: 'Votre collectivité dit que ce n’est pas exact',
    next: 'La personne qui suit le projet en est prévenue. « Où en est le projet » dit à quelle étape il est maintenant.',
  },
};

/** What was just done; null when nothing was. */
export const doneWords = (what: string): CaseProps['done'] => said[what as CaseDone] ?? null;

export const turnTitles: Record<Reader, string> = {
  cell: 'Revenir, suspendre ou arrêter',
  collectivite: 'Revenir à une étape d’avant',
};

export const turnWords: Readonly<Record<string, { readonly label: string; readonly hint: string }>> = {
  back: { label: 'Revenir à une étape d’avant', hint: 'Un projet peut revenir en arrière.' },
  'back-note': {
    label: 'Noter que la collectivité revient en arrière',
    hint: 'Elle a sept jours pour le dire inexact : le projet reprend alors sa place.',
  },
  correct: { label: 'Corriger une erreur', hint: 'Pour la coordination. Jamais sur un achat de la collectivité.' },
  reopen: { label: 'Rouvrir le projet', hint: 'Il reprend près de son début.' },
  suspend: { label: 'Suspendre', hint: 'Jusqu’à une date où vous le reverrez.' },
  abandon: { label: 'Noter l’abandon', hint: 'La collectivité ne poursuit pas ce projet.' },
  refer: { label: 'Orienter ailleurs', hint: 'Dites vers qui dans la raison.' },
  close: { label: 'Mettre fin au projet', hint: 'Avant l’action, la coordination le confirme.' },
};

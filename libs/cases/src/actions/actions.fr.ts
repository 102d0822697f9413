import { frenchDay } from '#kernel';
import type { ActionState, ActionVisibility } from '../domain/actions.js';
import type { OutcomeLine } from '../minutes.fr.js';
import type { ActionRow } from './actions.read.js';

export const actionStateNames: Record<ActionState, string> = {
  proposed: 'proposée',
  in_progress: 'en cours',
  blocked: 'bloquée',
  done: 'faite',
  no_longer_relevant: 'plus d’actualité',
  already_done: 'déjà faite avant',
};

/** What one says of it, in one click. */
export const actionAnswers: Record<ActionState, string> = {
  proposed: 'Proposée',
  done: 'C’est fait',
  in_progress: 'Toujours en cours',
  blocked: 'Bloqué',
  no_longer_relevant: 'Plus d’actualité',
  already_done: 'C’était déjà fait',
};

export const actionVisibilityNames: Record<ActionVisibility, string> = {
  internal: 'interne à la cellule',
  with_minutes: 'interne, partagée quand le compte rendu part',
  shared: 'partagée avec la collectivité',
};

/** What is wrong with what was written. */
export const actionFields = {
  side: 'Dites à qui revient cette action.',
  what: 'Dites ce qui est à faire, en 500 caractères au plus.',
  owner: 'Choisissez une personne de ce dossier, ou écrivez un nom de 120 caractères au plus.',
  dueOn: 'Donnez une date, ou laissez vide.',
  past: 'Donnez une date à venir, ou laissez vide.',
  council: 'Donnez la date du conseil, et de 0 à 26 semaines entières.',
  visibility: 'Dites qui voit cette action.',
  state: 'Choisissez l’une des réponses proposées.',
  words: 'Raccourcissez ce texte à 1000 caractères.',
  closed: 'Le dossier est clos\u202f: on n’y ajoute plus d’action.',
} as const;

/** « avant le 24 novembre 2026, 3 semaines avant le conseil du 15 décembre 2026 »; empty without a day. */
export function untilWords({ dueOn, councilOn, weeksBefore }: Pick<ActionRow, 'dueOn' | 'councilOn' | 'weeksBefore'>): string {
  if (dueOn === null) return '';
  const counted = councilOn === null ? '' : `, ${weeksWords(weeksBefore ?? 0)} conseil du ${frenchDay(councilOn)}`;
  return `pour le ${frenchDay(dueOn)}${counted}`;
}

const weeksWords = (weeks: number): string => {
  if (weeks === 0) return 'jour du';
  return weeks === 1 ? 'une semaine avant le' : `${weeks} semaines avant le`;
};

/** As minutes tell them; nothing where there is none. */
export const decidedLines = (actions: readonly ActionRow[]): OutcomeLine[] =>
  actions.length > 0 ? [{ name: 'Actions décidées', lines: actions.map(actionLine) }] : [];

/** One line: « Odile Chabert : envoyer la délibération, pour le mardi 24 novembre 2026 ». */
export function actionLine(action: Pick<ActionRow, 'side' | 'what' | 'ownerName' | 'dueOn' | 'councilOn' | 'weeksBefore'>): string {
  const who = action.ownerName || (action.side === 'cell' ? 'La cellule' : 'La collectivité');
  const until = untilWords(action);
  return `${who}\u202f: ${action.what}${until ? `, ${until}` : ''}`;
}

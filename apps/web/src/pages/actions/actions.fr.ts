import {
  type ActionMoveRead,
  type ActionRead,
  type ActionState,
  actionAnswers,
  actionMoves,
  actionStateNames,
  actionVisibilityNames,
  isOpenState,
  untilWords,
} from '#cases';
import type { ActionProps, Badge, Card, CaseProps, Fact } from '#views';
import type { Reader } from '../cases/cases.fr.js';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const actionWords = {
  title: 'Actions',
  mine: 'Mes actions',
  ours: 'Nos actions',
  mineIntro: 'Ce que vous avez à faire, dans tous vos dossiers. Ce qui est en retard vient d’abord.',
  oursIntro: 'Ce que votre collectivité a à faire, dans tous ses projets. Ce qui est en retard vient d’abord.',
  nothing: 'Aucune action à faire pour l’instant.',
  over: 'Actions terminées',
  nothingOver: 'Aucune action terminée pour l’instant.',
  all: 'Toutes les actions',
  add: 'Ajouter une action',
} as const;

export const actionCounts = { none: 'Aucune action à faire', one: 'Une action à faire', many: 'actions à faire' } as const;

const sideNames: Record<Reader, Record<ActionRead['side'], string>> = {
  cell: { cell: 'la cellule', collectivite: 'la collectivité' },
  collectivite: { cell: 'la cellule', collectivite: 'votre collectivité' },
};

const ownerWords = ({ side, ownerName }: Pick<ActionRead, 'side' | 'ownerName'>, reader: Reader): string =>
  ownerName ? `${ownerName} (${sideNames[reader][side]})` : sideNames[reader][side];

const tones = { late: 'warning', soon: 'new' } as const;
const timingNames = { late: 'en retard', soon: 'bientôt à faire' } as const;

/** What presses first; who sees it is said to the cell alone. */
export const actionBadges = (one: ActionRead, reader: Reader): Badge[] => [
  ...(one.timing ? [{ word: timingNames[one.timing], tone: tones[one.timing] }] : []),
  { word: actionStateNames[one.state], tone: one.state === 'blocked' ? 'warning' : 'info' },
  ...(reader === 'cell'
    ? [{ word: actionVisibilityNames[one.visibility], tone: one.visibility === 'shared' ? 'info' : 'warning' } as const]
    : []),
];

export const actionFacts = (one: ActionRead, reader: Reader): Fact[] => [
  { name: 'Projet', value: `${printed(one.territoryLabel)} – ${one.title}` },
  { name: 'Qui s’en occupe', value: ownerWords(one, reader) },
  ...dueFacts(one),
  { name: 'État', value: actionStateNames[one.state] },
  ...(reader === 'cell' ? [{ name: 'Qui la voit', value: actionVisibilityNames[one.visibility] }] : []),
];

const dueFacts = (one: ActionRead): Fact[] => {
  const until = untilWords(one);
  return until ? [{ name: 'Échéance', value: until }] : [];
};

/** `isAlone`: on the page of its own project. */
export const actionCard = (one: ActionRead, reader: Reader, isAlone: boolean): Card => ({
  ...{ id: one.id, title: one.what, href: `${actionsBase[reader]}/${one.id}`, badge: actionBadges(one, reader)[0] ?? null },
  facts: [
    ...(isAlone ? [] : [{ name: 'Projet', value: `${printed(one.territoryLabel)} – ${one.title}` }]),
    { name: 'Qui s’en occupe', value: ownerWords(one, reader) },
    ...dueFacts(one),
    ...(one.timing ? [{ name: 'État', value: actionStateNames[one.state] }] : []),
    ...(reader === 'cell' ? [{ name: 'Qui la voit', value: actionVisibilityNames[one.visibility] }] : []),
  ],
});

/** What is to do first on the page of a case; whoever may add one finds where. */
export const caseActions = (actions: readonly ActionRead[], reader: Reader, path: string, adds: boolean): CaseProps['actions'] => ({
  cards: actions.map((one) => actionCard(one, reader, true)),
  nothing: actionWords.nothing,
  links: [
    ...(adds ? [{ text: actionWords.add, href: `${path}/actions/nouvelle` }] : []),
    { text: actionWords.all, href: `${path}/actions` },
  ],
});

export const actionsBase: Record<Reader, string> = { cell: '/actions', collectivite: '/espace/actions' };

/** What one can say of it now. */
export const answersTo = ({ state }: Pick<ActionRead, 'state'>): { value: ActionState; label: string }[] =>
  actionMoves[state].map((value) => ({ value, label: answerLabel(state, value) }));

function answerLabel(from: ActionState, to: ActionState): string {
  if (from === 'blocked' && to === from) return 'Toujours bloqué';
  if (to !== 'in_progress' || from === to) return actionAnswers[to];
  return isOpenState(from) ? 'En cours' : 'À reprendre';
}

const deeds: Record<ActionMoveRead['kind'], (state: string) => string> = {
  add: () => 'ajoute cette action',
  change: () => 'change cette action',
  share: () => 'partage cette action avec la collectivité',
  answer: (state) => `répond\u202f: ${state}`,
};

const moveSentence = ({ author, kind, state }: ActionMoveRead): string =>
  `${author || 'Le service'} ${deeds[kind](actionStateNames[state])}.`;

/** The latest first. */
export const actionStory = (moves: readonly ActionMoveRead[], timeZone: string): ActionProps['story'] =>
  [...moves].reverse().map((move) => ({
    ...{ id: String(move.number), when: startWords(move.at, timeZone), sentence: moveSentence(move), words: move.words ?? '' },
  }));

/** To whoever has no account: how it stands now. */
export const stateWords = ({ state }: Pick<ActionRead, 'state'>): string => `Elle est maintenant ${actionStateNames[state]}.`;

/** What came between. */
export const meanwhileWords = (moves: readonly ActionMoveRead[], timeZone: string): string => {
  const last = moves.at(-1);
  return last ? `${moveSentence(last)} C’était ${startWords(last.at, timeZone)}.` : '';
};

const doneWords: Readonly<Record<string, { title: string; next: string }>> = {
  ajoutee: { title: 'L’action est ajoutée', next: 'Elle est dans la liste du projet.' },
  changee: { title: 'L’action est changée', next: 'Ce qui s’est passé est dit plus bas.' },
  repondue: { title: 'Votre réponse est enregistrée', next: 'Elle est dite plus bas, avec votre nom.' },
};

export const actionDone = (what: string) => doneWords[what] ?? null;

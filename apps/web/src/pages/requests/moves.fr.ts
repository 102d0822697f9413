import type { MoveRead, Promised, RequestMove, RequestRead, RequestState } from '#intake';
import { frenchDay } from '#kernel';
import type { Badge, HistoryLine } from '#views';
import { deskZone, startWords } from '../public/moments.fr.js';

const done: Record<RequestMove, string> = {
  receive: 'Demande reçue',
  acknowledge: 'Accusé de réception envoyé',
  qualify: 'Demande étudiée',
  ask: 'Précision demandée',
  complete: 'Précision donnée',
  correct: 'Collectivité corrigée',
  accept: 'Demande acceptée',
  refer: 'Demande orientée ailleurs',
  decline: 'Demande non retenue',
  duplicate: 'Demande en double',
  withdraw: 'Demande retirée',
  reopen: 'Demande reprise',
};

interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
}

/** One line of a request's history, as it is read. */
export const historyLine = (made: MoveRead, { people, places }: Names): HistoryLine => ({
  number: made.number,
  title: done[made.move],
  when: startWords(made.at, deskZone),
  facts: [
    ...factIf('Par', whoOf(made, people)),
    ...factIf('Confiée à', people.get(made.advisorId ?? '')),
    ...factIf('Vers', made.referredTo),
    ...factIf('Accord', made.agreement),
    ...factIf('Éléments transmis', made.passedOn),
    ...factIf('En double de', made.duplicateOf),
    ...factIf('Auparavant', places.get(made.territoryFrom ?? '')),
    ...factIf('Désormais', places.get(made.territoryTo ?? '')),
    ...factIf(wordsOf[made.move] ?? 'Note', made.words),
  ],
});

function whoOf({ side, personId }: MoveRead, people: Names['people']): string | null {
  if (side === 'service') return null;
  return people.get(personId ?? '') ?? (side === 'cell' ? 'la cellule' : 'la collectivité');
}

const wordsOf: Partial<Record<RequestMove, string>> = {
  ...{ ask: 'Question', complete: 'Réponse', refer: 'Pourquoi', decline: 'Raison', withdraw: 'Raison', accept: 'Message' },
  ...{ qualify: 'Note interne', reopen: 'Note interne' },
};

const factIf = (name: string, value: string | null | undefined) => (value ? [{ name, value }] : []);

/** « Au plus tard mardi 1er décembre 2026 », for both sides. */
export const promiseWords = (request: RequestRead, promised: Promised | undefined): string | null => {
  if (!promised) return null;
  if (request.askedNumber !== null) return 'En pause, jusqu’à la réponse de la collectivité';
  return `Au plus tard ${frenchDay(promised.on)}${promised.late ? ', en retard' : ''}`;
};

/** As the cell reads it. */
export function cellBadge({ state, askedNumber }: RequestRead, promised: Promised | undefined): Badge {
  if (!promised) return { word: closedWords[state], tone: state === 'accepted' ? 'success' : 'none' };
  if (promised.late) return { word: 'en retard', tone: 'warning' };
  return askedNumber === null ? { word: openWords[state] ?? 'à étudier', tone: 'new' } : { word: 'attend la collectivité', tone: 'info' };
}

const openWords: Partial<Record<RequestState, string>> = { qualified: 'à décider' };

const closedWords: Record<RequestState, string> = {
  ...{ submitted: 'reçue', acknowledged: 'reçue', qualified: 'à décider' },
  ...{ accepted: 'acceptée', referred: 'orientée ailleurs', declined: 'non retenue', duplicate: 'en double', withdrawn: 'retirée' },
};

/** As whoever asked reads it, or her colleagues. */
export function ownBadge({ state, askedNumber }: RequestRead, isHers: boolean): Badge {
  if (askedNumber !== null) return { word: isHers ? 'nous attendons votre réponse' : 'nous attendons une réponse', tone: 'warning' };
  return ownWords[state];
}

const waits: Badge = { word: 'en attente de notre réponse', tone: 'info' };

const ownWords: Record<RequestState, Badge> = {
  ...{ submitted: waits, acknowledged: waits, qualified: waits },
  accepted: { word: 'acceptée', tone: 'success' },
  referred: { word: 'orientée vers un autre service', tone: 'none' },
  declined: { word: 'non retenue', tone: 'none' },
  duplicate: { word: 'traitée avec une autre demande', tone: 'none' },
  withdrawn: { word: 'retirée', tone: 'none' },
};

import type { Promised, RequestRead } from '#intake';
import type { Card, Fact, Filters } from '#views';
import { reasonNames, requestCard } from '../coordination/desk.fr.js';
import { printed } from '../public/names.fr.js';
import { cellBadge, promiseWords } from './moves.fr.js';

export const queuePath = '/agenda/demandes';
export const queueLink = { text: 'Demandes', href: queuePath };

export const queueWords = {
  title: 'Demandes',
  intro: 'La plus ancienne est en haut. Ouvrez-la pour la lire en entier et y donner suite.',
} as const;

const nothing = 'Aucune demande n’attend de réponse. Pour relire les autres, choisissez l’état «\u202fToutes\u202f».';
const nothingThere = 'Aucune demande ne répond à ces filtres. Retirez-en un pour en voir davantage.';

export const nothingWords = ({ tags }: Filters): string => (tags.length > 0 ? nothingThere : nothing);

export const queueStates = [
  { value: 'toutes', text: 'Toutes' },
  { value: 'acceptees', text: 'Acceptées' },
  { value: 'orientees', text: 'Orientées ailleurs' },
  { value: 'refusees', text: 'Non retenues' },
  { value: 'doublons', text: 'En double' },
  { value: 'retirees', text: 'Retirées' },
] as const;

export const waitingChoices = [
  { value: 'cellule', text: 'De notre réponse' },
  { value: 'collectivite', text: 'De la collectivité' },
] as const;

/** As it stands in the queue: enough to choose it. */
export const queueCard = (request: RequestRead, promised: Promised | undefined): Card => {
  const { facts, ...card } = requestCard(request);
  const promise = promiseWords(request, promised);
  return {
    ...card,
    badge: cellBadge(request, promised),
    facts: [
      ...(promise ? [{ name: 'Notre réponse', value: promise }] : []),
      { name: 'Raison', value: reasonNames[request.reason] },
      ...facts,
    ],
  };
};

/** On its own page, where no card is headed by them: of whom it is, and about what. */
export const cellFacts = (request: RequestRead, promised: Promised | undefined): Fact[] => [
  { name: 'Collectivité', value: printed(request.territoryLabel) },
  { name: 'Sujet', value: request.typeTitle },
  ...queueCard(request, promised).facts,
];

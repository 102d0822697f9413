import type { AwaitedRead } from '#cases';
import type { Promised, RequestRead } from '#intake';
import type { Badge, Card } from '#views';
import { phaseNamesFor } from '../cases/cases.fr.js';
import { deniedStep } from '../cases/denied.fr.js';
import { countWords } from '../counts.fr.js';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { queueCard, queuePath } from '../requests/queue.fr.js';

/** The first of each are shown. */
export const shownAtMost = 5;

export const awaitedWords = {
  heading: 'Réponses attendues de vous',
  intro: 'Un message attend jusqu’à votre réponse, ou jusqu’à une note que la collectivité peut lire.',
  more: { text: 'Voir tous les dossiers qui attendent la cellule', href: '/dossiers?attente=cell' },
} as const;

const badges: Record<AwaitedRead['kind'], Badge> = {
  message: { word: 'message', tone: 'info' },
  denied: { word: 'note contestée', tone: 'warning' },
  proposal: { word: 'étape proposée', tone: 'new' },
};

/** What is asked, by whom, since when; it leads to where one answers. */
export const awaitedCard = (one: AwaitedRead, timeZone: string): Card => ({
  ...{ id: `${one.kind}-${one.caseId}-${one.at.toISOString()}`, title: `${printed(one.territoryLabel)} – ${one.title}` },
  ...{ href: `/dossiers/${one.caseId}${places[one.kind]}`, badge: badges[one.kind] },
  facts: [
    { name: 'Ce qui est attendu', value: askedWords(one) },
    ...(one.who ? [{ name: 'De', value: one.who }] : []),
    { name: 'Depuis', value: startWords(one.at, timeZone) },
  ],
});

const places: Record<AwaitedRead['kind'], string> = { message: '/echanges', denied: '', proposal: '#etapes' };

function askedWords({ kind, stepKind, to }: AwaitedRead): string {
  if (stepKind === null || to === null) return 'votre réponse à un message';
  if (kind === 'denied') return `une suite : la collectivité dit que ${deniedStep({ kind: stepKind, to }, 'cell')} n’est pas exact`;
  return `votre confirmation, ou « pas encore », pour passer à « ${phaseNamesFor('cell')[to]} »`;
}

export const newRequestWords = {
  heading: 'Nouvelles demandes',
  intro: (count: number) =>
    `${countWords(count, { none: '', one: 'Une demande attend', many: 'demandes attendent' })} la réponse de la cellule.`,
  more: { text: 'Voir toutes les demandes', href: queuePath },
} as const;

/** Enough to choose it: of whom, about what, by when. */
export const newRequestCard = (request: RequestRead, promised: Promised | undefined): Card => {
  const { facts, ...card } = queueCard(request, promised);
  return { ...card, facts: facts.filter(({ name }) => name === 'Notre réponse') };
};

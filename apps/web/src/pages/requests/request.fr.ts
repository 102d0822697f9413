import type { Promised, RequestFileRead, RequestRead } from '#intake';
import { dayAt } from '#kernel';
import { fileStateNames, fileTypeNames, sizeWords } from '#platform';
import type { Badge, Card, DocumentLine, Fact } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { ownBadge, promiseWords } from './moves.fr.js';

export const ownRequestsTitle = 'Mes demandes';

export const ownRequestCounts = { none: 'Aucune demande', one: 'Une demande', many: 'demandes' } as const;
export const nothingAsked =
  'Vos demandes viennent ici quand aucun créneau ne vous convient, ou quand votre collectivité n’est pas dans la liste.';

export const aboutRequest = ({ territoryLabel, typeTitle, reference }: RequestRead): string =>
  `${printed(territoryLabel)}, ${typeTitle} (${reference})`;

/** As its side reads it: hers, or a colleague's, whose name is then said. */
export const ownRequestCard = (request: RequestRead, promised: Promised | undefined, isHers: boolean): Card => ({
  ...{ id: request.id, title: request.typeTitle, href: `/espace/demandes/${request.id}`, badge: ownBadge(request, isHers) },
  facts: [
    ...(isHers ? [] : [{ name: 'Demande de', value: fullName(request) }]),
    { name: 'Collectivité', value: printed(request.territoryLabel) },
    { name: 'Reçue', value: startWords(request.receivedAt, request.timeZone) },
    ...promiseFact(request, promised),
    { name: 'Référence', value: request.reference },
  ],
});

const promiseFact = (request: RequestRead, promised: Promised | undefined): Fact[] => {
  const words = promiseWords(request, promised);
  return words ? [{ name: 'Notre réponse', value: words }] : [];
};

/** What the collectivité reads of what it asked, or a préfecture for it. */
export const ownFacts = ({ request, promised, isHers, arrival }: Own): Fact[] => [
  ...(arrival ? [{ name: 'Transmise par la préfecture', value: arrival.name }] : []),
  { name: 'Sujet', value: request.typeTitle },
  ...ownRequestCard(request, promised, isHers).facts,
  ...(request.preferred.length > 0
    ? [{ name: isHers ? 'Vos moments' : 'Moments proposés', value: request.preferred.join('\u202f; ') }]
    : []),
  ...(request.intention ? [{ name: isHers ? 'Ce que vous en dites' : 'Le projet, dans ses mots', value: request.intention }] : []),
];

interface Own {
  readonly request: RequestRead;
  readonly promised: Promised | undefined;
  readonly isHers: boolean;
  /** Who of a préfecture asked for them. */
  readonly arrival: { readonly name: string } | null;
}

/** Enough to tell two requests from one another. */
export const comparedFacts = (request: RequestRead): Fact[] => [
  { name: 'Référence', value: request.reference },
  { name: 'Demande de', value: fullName(request) },
  { name: 'Courriel', value: request.email },
  { name: 'Collectivité', value: printed(request.territoryLabel) },
  { name: 'Sujet', value: request.typeTitle },
  { name: 'Reçue', value: startWords(request.receivedAt, request.timeZone) },
  ...(request.intention ? [{ name: 'Ce que la personne en dit', value: request.intention }] : []),
];

const tones: Record<RequestFileRead['state'], Badge['tone']> = {
  clean: 'success',
  waiting: 'info',
  unscanned: 'warning',
  infected: 'warning',
};

export const documentLine = (file: RequestFileRead, base: string, timeZone: string): DocumentLine => ({
  id: file.id,
  name: file.name,
  details: `${fileTypeNames[file.type]}, ${sizeWords(file.size)}, ajouté le ${dayAt(file.addedAt, timeZone)}`,
  state: { word: fileStateNames[file.state], tone: tones[file.state] },
  href: file.mayOpen ? `${base}/documents/${file.id}` : null,
  why: file.mayOpen ? null : whyClosed[file.state],
  removal: file.mayRemove ? `${base}/documents/${file.id}/retrait` : null,
});

const whyClosed: Record<RequestFileRead['state'], string | null> = {
  clean: null,
  waiting: 'Il pourra être ouvert après l’analyse. Rechargez cette page dans une minute.',
  unscanned: 'Ce service n’a pas d’antivirus. Seule la personne qui l’a ajouté peut l’ouvrir.',
  infected: 'Un virus y a été trouvé. Personne ne peut l’ouvrir. Retirez-le, puis envoyez un document sain.',
};

import type { SessionTypeRead } from '#appointments';
import { modalityLabels } from '#appointments';
import type { RequestRead } from '#intake';
import type { Badge, Card, Fact } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { deskZone, lastingWords, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const requestCounts = { none: 'Aucune demande', one: 'Une demande', many: 'demandes' } as const;
export const waitingCounts = { none: 'Aucune demande en attente', one: 'Une demande en attente', many: 'demandes en attente' } as const;
export const appointmentCounts = { none: 'Aucun rendez-vous', one: 'Un rendez-vous', many: 'rendez-vous' } as const;
export const upcomingCounts = { none: 'Aucun rendez-vous à venir', one: 'Un rendez-vous à venir', many: 'rendez-vous à venir' } as const;
export const unattendedWord = 'À confier à quelqu’un';
export const unattendedCounts = {
  none: 'Aucun rendez-vous à confier à quelqu’un',
  one: 'Un rendez-vous à confier à quelqu’un',
  many: 'rendez-vous à confier à quelqu’un',
} as const;
export const unfollowedCounts = {
  none: 'Aucun dossier à confier à quelqu’un',
  one: 'Un dossier à confier à quelqu’un',
  many: 'dossiers à confier à quelqu’un',
} as const;
export const unfollowedPath = '/dossiers?suivi=personne';
export const messageCounts = { none: 'Aucun message en attente ni en échec', one: 'Un message', many: 'messages' } as const;
export const callCounts = { none: 'Aucun appel à passer', one: 'Un appel à passer', many: 'appels à passer' } as const;
export const failedCounts = { none: 'Aucun message en échec', one: 'Un message en échec', many: 'messages en échec' } as const;
export const endingCounts = {
  none: 'Aucune fin de projet à confirmer',
  one: 'Une fin de projet à confirmer',
  many: 'fins de projet à confirmer',
} as const;
export const peopleCounts = { none: 'Personne', one: 'Une personne', many: 'personnes' } as const;
export const receiverCounts = { none: 'Personne au conseil', one: 'Une personne au conseil', many: 'personnes au conseil' } as const;
export const openingCounts = { none: 'aucune', one: 'une par semaine', many: 'par semaine' } as const;
export const typeCounts = { none: 'Aucun type', one: 'Un type de rendez-vous', many: 'types de rendez-vous' } as const;
export const dayCounts = { none: 'aucun jour', one: 'un jour', many: 'jours' } as const;

export const deskTitles = {
  appointments: 'Rendez-vous',
  messages: 'Messages',
  calls: 'À appeler',
  people: 'Personnes et rôles',
  workingHours: 'Disponibilités',
  catalogue: 'Catalogue',
  holidays: 'Jours fériés',
  settings: 'Réglages',
  firstSteps: 'Premiers pas',
} as const;

export const reasonNames: Record<RequestRead['reason'], string> = {
  unlisted: 'collectivité absente de la liste',
  no_slot: 'aucun créneau ne convient',
  on_site: 'rendez-vous sur place',
};

const factIf = (name: string, value: string | null | undefined): Fact[] => (value ? [{ name, value }] : []);

export const requestCard = ({ id, reference, receivedAt, timeZone, preferred, ...request }: RequestRead): Card => ({
  ...{
    id,
    title: `${printed(request.territoryLabel)}, ${request.typeTitle}`,
    href: `/agenda/demandes/${id}`,
  },
  facts: [
    { name: 'Reçue', value: startWords(receivedAt, deskZone) },
    { name: 'De', value: fullName(request) },
    { name: 'Courriel', value: request.email },
    ...factIf('Téléphone', request.phone),
    ...factIf('Moments proposés', preferred.join('\n')),
    ...(timeZone === deskZone ? [] : [{ name: 'Reçue, sur place', value: startWords(receivedAt, timeZone) }]),
    ...factIf('Lieu', request.place),
    ...factIf('Ce que la personne en dit', request.intention),
    { name: 'Référence', value: reference },
  ],
});

export const typeCard = ({ code, title, purpose, durationMinutes, modalities, version, ...type }: SessionTypeRead): Card => ({
  ...{ id: code, title, href: null, badge: bookableBadge(type.bookable) },
  facts: [
    { name: 'But', value: purpose },
    { name: 'Durée', value: lastingWords(durationMinutes) },
    { name: 'Comment', value: modalities.map((modality) => modalityLabels[modality].toLowerCase()).join(', ') },
    ...factIf('La collectivité prépare', type.askedOfCollectivite?.join('\n')),
    ...factIf('La cellule prépare', type.askedOfAdvisor?.join('\n')),
    { name: 'Version', value: String(version) },
  ],
});

const bookableBadge = (bookable: boolean): Badge =>
  bookable ? { word: 'Se réserve en ligne', tone: 'success' } : { word: 'Ne se réserve pas en ligne', tone: 'none' };

export const nothing = {
  appointments: 'Aucun rendez-vous ne répond à ces filtres. Retirez-en un pour en voir davantage.',
  unattended: 'Chaque rendez-vous à venir a quelqu’un pour le recevoir.',
  messages: 'Tous les messages sont partis. Ceux qui attendent ou échouent apparaissent ici.',
  calls: 'Chaque personne que nos courriels n’atteignent pas a été appelée, ou le sera par la personne qui la suit.',
  people: 'Personne ne répond à ces filtres. Retirez-en un pour en voir davantage.',
  workingHours: 'Donnez d’abord le rôle de conseil à une personne : ses plages s’ouvrent ensuite ici.',
  catalogue: 'Le catalogue se charge au démarrage du service.',
} as const;

export const unknownPlace = (typed: string): string => `Aucune collectivité ne s’appelle «\u202f${typed}\u202f».`;

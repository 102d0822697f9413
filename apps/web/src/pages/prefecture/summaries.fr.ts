import type { AppointmentStatus } from '#appointments';
import { type RequestState, requestStateNames, type SummaryRead } from '#intake';
import type { Card, Fact } from '#views';
import { badgeOf } from '../appointment-cards.fr.js';
import { deskZone, momentOf, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

export const summaryCounts = { none: 'Aucune demande', one: 'Une demande ou un rendez-vous', many: 'demandes et rendez-vous' } as const;

export const summaryWords = {
  title: 'Les demandes de mon département',
  intro: 'Vous voyez un résumé, et seulement des collectivités qui l’acceptent. Elles peuvent retirer leur accord à tout moment.',
  nothing: 'Aucune collectivité de votre département n’a donné son accord, ou aucune n’a encore de demande.',
} as const;

const kinds = { appointment: 'Rendez-vous', request: 'Demande' } as const;

const stateOf = ({ kind, state, end }: SummaryRead, now: Date): string =>
  kind === 'appointment' && end ? badgeOf({ status: state as AppointmentStatus, end }, now).word : requestStateNames[state as RequestState];

const summaryFacts = ({ reference, kind, typeTitle, askedAt, advisor }: SummaryRead): Fact[] => [
  { name: kind === 'appointment' ? 'Pris' : 'Reçue', value: startWords(askedAt, deskZone) },
  { name: 'Sujet', value: typeTitle },
  ...(advisor ? [{ name: 'Avec', value: advisor }] : []),
  { name: 'Référence', value: reference },
];

const summaryTitle = ({ kind, territoryLabel }: SummaryRead): string => `${kinds[kind]}, ${printed(territoryLabel)}`;

export const summaryCard = (summary: SummaryRead, base: string, now: Date): Card => ({
  ...{ id: summary.id, title: summaryTitle(summary), href: `${base}/${summary.id}`, facts: summaryFacts(summary) },
  when: whenOf(summary),
  badge: { word: stateOf(summary, now), tone: 'info' },
});

const whenOf = ({ start, end, timeZone }: SummaryRead) => (start && end ? momentOf({ start, end }, timeZone, deskZone) : null);

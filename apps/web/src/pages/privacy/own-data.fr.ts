import { modalityLabels, statusLabels } from '#appointments';
import { roleNames } from '#identity';
import { clockOf, frenchDay, frenchHour } from '#kernel';
import { messageKindNames, messageStates } from '#notifications';
import type { OwnAccess, OwnData } from '#platform';
import type { Card, DataSection, Fact } from '#views';
import { startWords } from '../public/moments.fr.js';

export const accessCounts = { none: 'Aucune consultation', one: 'Une consultation', many: 'consultations' } as const;

/** As many as one reads on a page; the file holds them all. */
const most = 50;

/** Codes that have a word, by the label of their column. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  État: { ...statusLabels, ...messageStates },
  Modalité: modalityLabels,
  Rôle: roleNames,
  'Élu ou agent': { elected: 'membre du conseil', staff: 'équipe de la collectivité' },
  'Annulé par': { requester: 'la personne qui l’avait pris', advisor: 'le conseil', desk: 'la cellule' },
  Moyen: { mail: 'lien reçu par courriel', proconnect: 'ProConnect' },
  Rythme: { at_once: 'un par un', daily: 'une fois par jour' },
  Sujet: { ...messageKindNames, advisor_day: 'journée' },
  Issue: { told: 'rappel fait', stale: 'sans objet' },
  Comment: { invited: 'invitation', asked: 'demande de rejoindre', named: 'proposition de suite' },
  'Comment ce rôle a été reconnu': {
    ...{ cell: 'par la cellule', lead: 'par une personne référente', invitation: 'par une invitation' },
    command: 'à l’installation du service',
  },
  'Pourquoi il a pris fin': {
    ...{ left: 'départ', removed: 'retrait', unvouched: 'la cellule ne s’en porte plus garante', promoted: 'nouveau rôle' },
  },
  Acceptée: { true: 'oui', false: 'non' },
  'Lue par plusieurs personnes': { true: 'oui', false: 'non' },
  'Attestée par ProConnect': { true: 'oui', false: 'non' },
  'Jour de la semaine': { 1: 'lundi', 2: 'mardi', 3: 'mercredi', 4: 'jeudi', 5: 'vendredi', 6: 'samedi', 7: 'dimanche' },
};

/** What only a machine reads: in the file, not on the page. */
const forMachines = [
  ...['Lieu de travail (territoire)', 'Fournisseur d’identité', 'Identifiant chez ce fournisseur', 'Qualités annoncées'],
  ...['Niveau d’authentification', 'Jeton de ProConnect', 'Pourquoi cette personne', 'Temps occupé'],
];

const isForMachines = (label: string): boolean => label.endsWith('(identifiant interne)') || forMachines.includes(label);

export function sectionOf({ title, as, rows }: OwnData['data'][number], timeZone: string): DataSection {
  const shown = rows.slice(0, most).map((row) => Object.entries(row).flatMap(([label, value]) => factOf(label, value, timeZone)));
  return { title, as, count: rows.length, rows: shown.filter((facts) => facts.length > 0) };
}

function factOf(label: string, value: unknown, timeZone: string): Fact[] {
  const said = isForMachines(label) ? '' : wordsOf(label, value, timeZone);
  return said ? [{ name: label, value: said }] : [];
}

function wordsOf(label: string, value: unknown, timeZone: string): string {
  if (value instanceof Date) return startWords(value, timeZone);
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join('\n');
  if (typeof value === 'number' && label.endsWith('en minutes du jour')) return hourOf(value);
  return value === null || typeof value === 'object' ? '' : textWords(label, String(value));
}

const hourOf = (minutes: number): string => frenchHour({ hour: Math.floor(minutes / 60), minute: minutes % 60 });

function textWords(label: string, text: string): string {
  if (label === 'Fuseau') return clockOf(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) ? frenchDay(text) : (words[label]?.[text] ?? text);
}

export const accessCard = ({ at, service, what, motive }: OwnAccess, index: number, timeZone: string): Card => ({
  ...{ id: String(index), title: service, href: null },
  facts: [
    { name: 'Quand', value: startWords(at, timeZone) },
    { name: 'Quoi', value: what },
    { name: 'Pourquoi', value: motive },
  ],
});

/** What she takes away: the same labels, every value as it is kept. */
export const fileOf = ({ madeAt, data, accesses }: OwnData) => ({
  'Fait le': madeAt,
  Données: data.map(({ title, as, rows }) => ({ Table: title, 'En qualité de': as, Lignes: rows })),
  Consultations: accesses.map(({ at, service, what, motive }) => ({ Quand: at, Service: service, Quoi: what, Pourquoi: motive })),
});

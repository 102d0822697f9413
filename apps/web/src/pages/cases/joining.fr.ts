import type { CaseRead, JoinedCase, JoinOutlook } from '#cases';
import type { Fact, JoinChoice, JoinedProps, Link } from '#views';
import { printed } from '../public/names.fr.js';
import { caseCard, phaseNamesFor } from './cases.fr.js';

export const joinTitle = 'Joindre ce dossier à un autre';

export const joinWay = (path: string): Link => ({ text: joinTitle, href: `${path}/jonction` });

const named = ({ title }: Pick<CaseRead, 'title'>): string => `«\u202f${title}\u202f»`;

/** « Buis, Nyons et Vinsobres » */
const inList = (names: readonly string[]): string => new Intl.ListFormat('fr').format(names.map(printed));

export const joinChoice = (one: CaseRead, path: string, timeZone: string): JoinChoice => ({
  ...caseCard(one, '/dossiers', { reader: 'cell', timeZone }),
  join: `${path}?avec=${one.id}`,
});

export const joinHints = {
  few: 'Voici les dossiers ouverts où vous écrivez, de la même collectivité d’abord, puis de ses départements.',
  many: 'Voici les vingt premiers dossiers ouverts où vous écrivez. Cherchez les autres par leurs mots.',
} as const;

export const joinSearch = (value: string, count: number) => ({
  label: 'Titre du projet ou nom de la collectivité',
  value,
  nothing: count === 0 ? 'Aucun dossier ouvert où vous écrivez, de cette collectivité ou de ses départements, ne répond à ces mots.' : null,
});

export const joinFacts = ({ part, whole }: JoinOutlook): Fact[] => [
  { name: 'Ce dossier', value: `${part.title}, ${printed(part.territoryLabel)}` },
  { name: 'Rejoint', value: `${whole.title}, ${printed(whole.territoryLabel)}` },
  { name: 'Suivi par', value: whole.referentName },
];

export const joinParts = (outlook: JoinOutlook) => [
  { id: 'continue', title: `Ce qui continue dans ${named(outlook.whole)}`, lines: continuing(outlook) },
  { id: 'reste', title: 'Ce qui reste dans ce dossier', lines: staying(outlook) },
  { id: 'lecture', title: 'Qui lira quoi de plus', lines: reading(outlook) },
];

/** Those lines whose condition holds. */
const told = (lines: readonly (readonly [holds: boolean, line: string])[]): string[] =>
  lines.filter(([holds]) => holds).map(([, line]) => line);

function continuing(outlook: JoinOutlook): string[] {
  const { part, whole, appointments, actions, internalActions, contacts, named: names, newcomers } = outlook;
  const isOther = part.leadId !== whole.leadId;
  const lines = told([
    [appointments > 0, `Rendez-vous à venir, ou dont le compte rendu est à écrire\u202f: ${appointments}.`],
    [actions > 0, `Actions à faire, avec leur histoire\u202f: ${actions}.`],
    [internalActions > 0, `Parmi elles, internes à la cellule\u202f: ${internalActions}.`],
    [
      actions > 0 && isOther,
      `Ce que la collectivité doit faire sans que quelqu’un soit nommé reste à faire par ${printed(part.territoryLabel)}.`,
    ],
    [contacts.length > 0, `Les contacts\u202f: ${inList(contacts)}. Les prochains messages leur arrivent.`],
    [newcomers.length > 0, `Les collectivités qui ont part à ce dossier, comme partenaires\u202f: ${inList(newcomers)}.`],
    [names.length > 0, `Les partenaires seulement nommés\u202f: ${inList(names)}.`],
  ]);
  return lines.length > 0 ? lines : ['Rien\u202f: ce dossier n’a plus rien en cours.'];
}

function staying({ part, whole, hasMayorLinks }: JoinOutlook): string[] {
  return [
    'Les demandes, les comptes rendus envoyés, les éléments reçus, les documents, les notes, les messages, les actions terminées et l’histoire. Les mêmes personnes les lisent, comme avant.',
    'Le cadre du projet\u202f: formes, niveaux promis, programmes. Reprenez dans l’autre ce qui y manque.',
    'Plus personne n’y écrit. On ne répond plus par les liens des messages déjà envoyés\u202f: le dossier dit où le projet continue.',
    part.proposedTo ? `L’étape proposée, «\u202f${phaseNamesFor('cell')[part.proposedTo]}\u202f», n’attend plus de réponse.` : '',
    hasMayorLinks ? mayorWords(part.leadId === whole.leadId, whole) : '',
  ].filter(Boolean);
}

const mayorWords = (isSame: boolean, whole: CaseRead): string =>
  isSame ? `Les liens remis au maire ouvrent désormais ${named(whole)}.` : 'Les liens remis au maire se ferment.';

function reading({ part, whole, newcomers, readers, advisors, internalActions }: JoinOutlook): string[] {
  return [
    newcomers.length > 0
      ? `${inList(newcomers)}\u202f: tout ce qui est partagé dans ${named(whole)}, aussi ce qui est passé, sans y écrire.`
      : '',
    readers.length > 0
      ? `${inList(readers)}\u202f: les contacts, et les actions partagées qui continuent, avec leur histoire. Rien d’autre de ce dossier.`
      : '',
    advisors.length > 0 && internalActions > 0
      ? `${inList(advisors)}, de l’équipe de ${named(whole)}\u202f: aussi les actions internes qui continuent.`
      : '',
    `L’équipe de ce dossier n’entre pas dans celle de l’autre\u202f: ce que quelqu’un d’une seule équipe avait à faire passe à ${whole.referentName}.`,
    'Votre raison est dans l’histoire des deux dossiers\u202f: la collectivité et ses partenaires la lisent.',
    part.leadId === whole.leadId
      ? 'Aucun courriel ne part\u202f: la collectivité le lit dans son espace.'
      : 'Aucun courriel ne part\u202f: les deux collectivités le lisent dans leur espace. Prévenez-les.',
  ].filter(Boolean);
}

/** On the page of a case: where it goes on, and what it is made of. */
export const joinedWords = (
  one: CaseRead,
  base: string,
  around: { whole: JoinedCase | null; parts: readonly JoinedCase[] },
): JoinedProps => ({
  whole: one.joinedInto
    ? {
        title: around.whole ? `Ce dossier a rejoint ${named(around.whole)}` : 'Ce dossier a rejoint un autre dossier',
        next: 'Le projet continue là-bas. Ce qui est écrit ici reste lisible\u202f; plus rien ne s’y ajoute.',
        link: around.whole && { text: `Ouvrir ${named(around.whole)}`, href: `${base}/${around.whole.id}` },
      }
    : null,
  parts: around.parts.map((part) => ({ text: `${printed(part.territoryLabel)} – ${part.title}`, href: `${base}/${part.id}` })),
});

import { actionLine, type MayorLinkRead, type MayorScreen, type OutcomeLine, outcomeLines, phaseWords } from '#cases';
import { dayAt } from '#kernel';
import type { Card, Fact, MayorLinksProps, MayorScreenProps } from '#views';
import { deskZone, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { waitingWords } from './cases.fr.js';
import { phaseAbouts } from './council.fr.js';

export const mayorWords = {
  link: 'Une page pour le maire ou la maire',
  revoked: { title: 'Le lien est fermé', next: 'Il n’ouvre plus rien, dès maintenant.' },
} as const;

/** `path`: that of the links. */
export const mayorCard = ({ id, name, function: office, madeAt, until }: MayorLinkRead): Card => ({
  ...{ id, title: name, href: null, badge: null },
  facts: [
    { name: 'Fonction', value: office },
    { name: 'Lien fait', value: dayAt(madeAt, deskZone) },
    { name: 'Se ferme', value: dayAt(until, deskZone) },
  ],
});

/** What was just made, to be handed over. */
export const madeWords = ({ name, until }: MayorLinkRead, url: string): MayorLinksProps['made'] => ({
  title: `Le lien pour ${name} est prêt`,
  next: `Copiez cette adresse et remettez-la\u202f: elle ne s’affiche que dix minutes. Le lien se ferme le ${dayAt(until, deskZone)}.`,
  url,
});

export function screenWords({ one, actions, toDo, next, last }: MayorScreen, link: MayorLinkRead): Omit<MayorScreenProps, 'desk'> {
  return {
    ...{ title: one.title, about: one.pause ? 'Le projet est à l’arrêt.' : phaseAbouts[one.phase] },
    intro: `${printed(one.territoryLabel)}. Page préparée pour ${link.name}, ${link.function}.`,
    facts: stateFacts({ one, next }),
    actions: actions.map((action) => `${actionLine(action)}${action.timing === 'late' ? ' (en retard)' : ''}`),
    more: toDo > actions.length ? `Et ${toDo - actions.length} de plus, que votre équipe connaît.` : '',
    decided: last && decidedWords(last, one.timeZone),
    follower: one.referentName,
    closes: `Ce lien se ferme le ${dayAt(link.until, one.timeZone)}. Il est à votre nom\u202f: ne le transmettez pas.`,
  };
}

const stateFacts = ({ one, next }: Pick<MayorScreen, 'one' | 'next'>): Fact[] => [
  { name: 'Étape', value: phaseWords[one.phase] },
  { name: 'On attend', value: waitingWords.collectivite[one.waiting] },
  { name: 'Prochain rendez-vous', value: next ? `${startWords(next.start, one.timeZone)}\u202f: ${next.title}` : 'pas encore fixé' },
];

/** As many lines, and characters in each, as one reads on a telephone. */
const [mostLines, mostLength] = [6, 160];

/** What came out of it, in a few lines; where nothing has a field of its own, how it begins. */
function decidedWords(last: NonNullable<MayorScreen['last']>, timeZone: string): MayorScreenProps['decided'] {
  const { start, typeCode, outcome, words, corrected } = last;
  const out = outcomeLines(typeCode, outcome);
  const corrections = corrected ? [{ name: 'Rectificatif', lines: [corrected] }] : [];
  const parts = fewOf([...corrections, ...(out.length > 0 ? out : [{ name: '', lines: [words] }])]);
  return { heading: `Retenu au rendez-vous du ${dayAt(start, timeZone)}`, parts };
}

/** The first lines of all, each part with its own. */
function fewOf(parts: readonly OutcomeLine[]): OutcomeLine[] {
  let left = mostLines;
  return parts.flatMap(({ name, lines }) => {
    const told = lines.slice(0, left).map(shortened);
    left -= told.length;
    return told.length > 0 ? [{ name, lines: told }] : [];
  });
}

/** Cut between two words. */
function shortened(line: string): string {
  const flat = line.replace(/\s+/g, ' ');
  return flat.length <= mostLength ? flat : `${flat.slice(0, mostLength).replace(/\s\S*$/, '')}…`;
}

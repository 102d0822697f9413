import { actionStateNames, evidenceNames, type StoryEntry } from '#cases';
import type { Entry, Link } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { authorOf, type Reader, saidWords, stepSentence, visibilityBadge } from './cases.fr.js';

type Of<K extends StoryEntry['kind']> = Extract<StoryEntry, { kind: K }>;

/** From the page of the case, which tells what happened last. */
export const storyWay = (path: string): Link => ({ text: 'Toute l’histoire du projet', href: `${path}/histoire` });

/** One sentence each: who, and what. */
const sentences: { readonly [K in StoryEntry['kind']]: (entry: Of<K>, reader: Reader) => string } = {
  step: (entry, reader) => stepSentence({ ...entry, kind: entry.code }, reader),
  evidence: ({ author, code }) => `${author || 'Le service'} ajoute un élément\u202f: «\u202f${evidenceNames[code] ?? ''}\u202f».`,
  note: (entry) => `${authorOf(entry)} écrit une note${entry.code === 'withdrawn' ? ', retirée depuis' : ''}.`,
  exchange: (entry) => `${authorOf(entry)} écrit à la ${entry.code === 'cell' ? 'collectivité' : 'cellule'}.`,
  action: (entry) =>
    entry.code === 'added'
      ? `${authorOf(entry)} ajoute une action.`
      : `${authorOf(entry)} dit où en est une action\u202f: ${actionStateNames[entry.code]}.`,
  contact: ({ code, words }) => (code === 'added' ? `${words} devient un contact du projet.` : `${words} n’est plus un contact du projet.`),
  joined: (entry) => `${authorOf(entry)} joint un autre dossier à celui-ci.`,
  lead: ({ words, said }) => `${printed(words)} porte maintenant le projet\u202f; ${printed(said.before)} devient partenaire.`,
  appointment: ({ code, words }) => `Rendez-vous «\u202f${words}\u202f» ${statusWords[code] ?? ''}.`,
  minutes: ({ author, words }) => `${author || 'La cellule'} envoie le compte rendu du rendez-vous «\u202f${words}\u202f».`,
};

const statusWords: Readonly<Record<string, string>> = {
  ...{ requested: 'demandé', confirmed: 'convenu', done: 'tenu', missed: 'manqué', cancelled: 'annulé' },
};

export const storyEntry = (entry: StoryEntry, reader: Reader, timeZone: string): Entry => ({
  ...{ id: `${entry.kind}-${entry.code}-${entry.id}`, title: sentenceOf(entry, reader), act: null },
  words: isOfOneVisibility(entry) || entry.kind === 'exchange' ? (entry.words ?? '') : '',
  foldsWords: true,
  badge: isOfOneVisibility(entry) ? visibilityBadge(entry.visibility) : null,
  details: [`${startWords(entry.at, timeZone)}.`, ...reasonsOf(entry)],
});

/** What was written for some to see, and not for others. */
const isOfOneVisibility = (entry: StoryEntry): entry is Of<'note' | 'evidence' | 'action'> =>
  entry.kind === 'note' || entry.kind === 'evidence' || entry.kind === 'action';

const sentenceOf = (entry: StoryEntry, reader: Reader): string =>
  (sentences[entry.kind] as (one: StoryEntry, to: Reader) => string)(entry, reader);

const reasonsOf = (entry: StoryEntry): string[] => {
  if (entry.kind !== 'step' && entry.kind !== 'joined') return [];
  const said = entry.kind === 'step' && entry.said ? [saidWords(entry.said)] : [];
  return [...said, ...(entry.words ? [`Pourquoi\u202f: ${entry.words}`] : [])];
};

import type { ExchangeRead } from '#cases';
import type { EntriesProps, Entry } from '#views';
import { startWords } from '../public/moments.fr.js';
import { authorOf, type Reader } from './cases.fr.js';

/** « le message »: what is just written and on its way. */
const exchangeDone: NonNullable<EntriesProps['done']> = {
  title: 'Votre message est parti',
  next: 'Il part par courriel, et il reste lisible ici des deux côtés.',
};

const exchangeToCall: NonNullable<EntriesProps['done']> = {
  title: 'Votre message n’est pas parti par courriel',
  next: 'Personne n’a d’adresse électronique dans ce dossier. L’appel est dans «\u202fÀ appeler\u202f», chez la personne qui suit le dossier.',
};

/** To whom it went, once it is written: a mail that reaches nobody is a call to make. */
export const doneWith = (latest: ExchangeRead | undefined): EntriesProps['done'] =>
  latest && isToCall(latest) ? exchangeToCall : exchangeDone;

const isToCall = ({ side, readers }: ExchangeRead): boolean => side === 'cell' && readers.length === 0;

export const exchangeEntry = (one: ExchangeRead, timeZone: string): Entry => ({
  ...{ id: one.id, title: `${authorOf(one)}, ${startWords(one.at, timeZone)}`, words: one.words, act: null },
  badge: one.side === 'cell' ? { word: 'la cellule', tone: 'info' } : { word: 'la collectivité', tone: 'success' },
  details: sentTo(one),
});

/** To whom the next message goes. */
export function goesTo(reader: Reader, names: readonly string[]): string {
  if (reader === 'collectivite') return 'Votre message part par courriel aux personnes qui suivent votre projet.';
  if (names.length === 0) return 'Personne n’a d’adresse électronique dans ce dossier\u202f: vous serez invité à appeler.';
  return `Votre message part par courriel à ${names.join(', ')}. La réponse vous revient.`;
}

function sentTo(one: ExchangeRead): string[] {
  if (isToCall(one)) return ['À dire par téléphone\u202f: personne n’avait d’adresse électronique.'];
  return one.readers.length > 0 ? [`Envoyé à ${one.readers.join(', ')}.`] : [];
}

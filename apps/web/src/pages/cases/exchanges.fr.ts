import type { ExchangeRead } from '#cases';
import type { EntriesProps, Entry } from '#views';
import { startWords } from '../public/moments.fr.js';
import { authorOf, type Reader } from './cases.fr.js';

/** « le message »: what is just written and on its way. */
export const exchangeDone: NonNullable<EntriesProps['done']> = {
  title: 'Votre message est parti',
  next: 'Il part par courriel, et il reste lisible ici des deux côtés.',
};

export const exchangeEntry = (one: ExchangeRead, timeZone: string): Entry => ({
  ...{ id: one.id, title: `${authorOf(one)}, ${startWords(one.at, timeZone)}`, words: one.words, act: null },
  badge: one.side === 'cell' ? { word: 'la cellule', tone: 'info' } : { word: 'la collectivité', tone: 'success' },
  details: one.readers.length > 0 ? [`Envoyé à ${one.readers.join(', ')}.`] : [],
});

/** To whom the next message goes. */
export function goesTo(reader: Reader, names: readonly string[]): string {
  if (reader === 'collectivite') return 'Votre message part par courriel aux personnes qui suivent votre projet.';
  if (names.length === 0) return 'Personne n’a d’adresse électronique dans ce dossier\u202f: vous serez invité à appeler.';
  return `Votre message part par courriel à ${names.join(', ')}. La réponse vous revient.`;
}

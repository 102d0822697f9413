/** Words that join others and tell nothing apart. */
const linking = new Set(['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les']);

const abbreviations: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

/** Lower case, without accents, ligatures, apostrophes or hyphens: letters, digits and single spaces. A code is left as it is. */
export const plain = (text: string): string =>
  /^[a-z0-9]*$/.test(text)
    ? text
    : unaccented(text.toLowerCase())
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();

/** Half of all names have no accent: they are left as they are. */
const unaccented = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
    : text
        .normalize('NFKD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae');

export const wordsOf = (text: string): string[] => plain(text).split(' ').filter(Boolean);

/** « st » written out, when the word is one of those that people shorten. */
export const writtenOut = (word: string): string => abbreviations[word] ?? word;

/** A plain phrase with its shortened words written out. */
export const phraseWrittenOut = (phrase: string): string =>
  /\bste?\b/.test(phrase) ? phrase.split(' ').map(writtenOut).join(' ') : phrase;

/** The words that tell something; all of them when none does. */
export function tellingWords(words: readonly string[]): string[] {
  const telling = words.filter((word) => !linking.has(word));
  return telling.length > 0 ? telling : [...words];
}

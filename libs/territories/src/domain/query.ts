import { tellingWords, wordsOf, writtenOut } from './words.js';

/** What someone typed, ready to be compared with the stored text. */
export interface TypedQuery {
  /** The beginning of a SIREN, or null. */
  readonly siren: string | null;
  /** One entry a word, each with the spellings that stand for it. */
  readonly words: readonly Spellings[];
  /** The same without linking words: for a second, looser try. */
  readonly tellingWords: readonly Spellings[];
  /** The whole, in each spelling. */
  readonly forms: readonly string[];
  /** What can hold a typing error: the words without a digit, written out. Empty when there is none. */
  readonly letters: string;
}

export type Spellings = readonly string[];

/** Beyond, more words make a search slower and no better. */
const mostWords = 12;

export function readQuery(typed: string): TypedQuery {
  const typedWords = wordsOf(digitsTogether(typed)).slice(0, mostWords);
  const words = [...new Set(typedWords)];
  const spellings = (word: string): Spellings => [...new Set([word, writtenOut(word)])];
  return {
    siren: sirenIn(words),
    words: words.map(spellings),
    tellingWords: tellingWords(words).map(spellings),
    forms: [...new Set([typedWords.join(' '), typedWords.map(writtenOut).join(' ')])],
    letters: words
      .filter((word) => !/\d/.test(word))
      .map(writtenOut)
      .join(' '),
  };
}

/** « 75 001 » and « 212 600 639 » are one number each. */
const digitsTogether = (typed: string): string => (/^[\d\s]+$/.test(typed) ? typed.replace(/\s/g, '') : typed);

/** More digits than a postal or INSEE code has: a SIREN, or a SIRET, which begins with one. */
const sirenIn = ([first, ...rest]: readonly string[]): string | null =>
  rest.length === 0 && /^\d{6,14}$/.test(first ?? '') ? first!.slice(0, 9) : null;

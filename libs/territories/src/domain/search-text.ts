import { phraseWrittenOut, plain } from './words.js';

/** Phrases as they are stored to be searched, without repeats, the first one first: `| lille | lille 59 | 59350 |`. */
export function searchText(phrases: readonly string[]): string {
  const forms = new Set<string>();
  for (const phrase of phrases) {
    const form = plain(phrase);
    forms.add(form).add(phraseWrittenOut(form));
  }
  forms.delete('');
  return `| ${[...forms].join(' | ')} |`;
}

/** Words around a place, each preceded by a space, so that a word is found by its beginning. */
export const contextText = (phrases: readonly string[]): string =>
  ` ${[...new Set(phrases.flatMap((phrase) => plain(phrase).split(' ')))].join(' ')}`;

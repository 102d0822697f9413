import type { FieldError } from '#kernel';
import type { RequestMove } from './lifecycle.js';

/** A move with what is said of it. */
export type RequestAct =
  | { readonly move: 'qualify' | 'withdraw' | 'reopen'; readonly words: string }
  | { readonly move: 'ask' | 'complete' | 'decline'; readonly words: string }
  | { readonly move: 'accept'; readonly words: string; readonly advisorId: string }
  /** Handed over elsewhere: to whom, why, with whose agreement (« accord du maire, par téléphone, le 2 »), and what is passed on; may be nothing. */
  | { readonly move: 'refer'; readonly words: string; readonly to: string; readonly agreement: string; readonly passedOn: string }
  /** Of which other request, by its reference. */
  | { readonly move: 'duplicate'; readonly words: string; readonly of: string }
  | { readonly move: 'correct'; readonly words: string; readonly territoryId: string };

/** The sentences, given by the module: rules know no French. */
export interface ActSentences {
  readonly words: string;
  readonly to: string;
  readonly agreement: string;
  readonly tooLong: (most: number) => string;
}

const mostCharacters = { words: 5000, other: 500 } as const;

const needsWords: readonly RequestMove[] = ['ask', 'complete', 'decline', 'refer'];

/** Everything wrong with what is said, each with its pointer. */
export function wrongIn(act: RequestAct, sentences: ActSentences): FieldError[] {
  const isMissing = (text: string) => text.trim() === '';
  return [
    ...(needsWords.includes(act.move) && isMissing(act.words) ? [{ pointer: '/words', detail: sentences.words }] : []),
    ...tooLong('/words', act.words, mostCharacters.words, sentences),
    ...(act.move === 'refer'
      ? [
          ...(isMissing(act.to) ? [{ pointer: '/to', detail: sentences.to }] : []),
          ...(isMissing(act.agreement) ? [{ pointer: '/agreement', detail: sentences.agreement }] : []),
          ...tooLong('/to', act.to, mostCharacters.other, sentences),
          ...tooLong('/agreement', act.agreement, mostCharacters.other, sentences),
          ...tooLong('/passedOn', act.passedOn, mostCharacters.words, sentences),
        ]
      : []),
  ];
}

const tooLong = (pointer: string, text: string, most: number, sentences: ActSentences): FieldError[] =>
  text.length > most ? [{ pointer, detail: sentences.tooLong(most) }] : [];

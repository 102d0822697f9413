import { Injectable } from '@nestjs/common';
import { type CaseKind, isAboutWord } from '../domain/kinds.js';
import type { Message } from '../message.entity.js';
import { ActionLetters } from './action-letters.js';
import { WordLetters } from './word-letters.js';
import type { Reader, Written } from './written.js';

/** Writes what a case makes us tell: a word that was noted, or what is to be done. */
@Injectable()
export class CaseLetters {
  constructor(
    private readonly words: WordLetters,
    private readonly actions: ActionLetters,
  ) {}

  write(message: Message, kind: CaseKind, reader: Reader, now: Date): Promise<Written | null> {
    return isAboutWord(kind) ? this.words.write(message, kind, reader, now) : this.actions.write(message, reader, now);
  }
}

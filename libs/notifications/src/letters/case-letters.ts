import { Injectable } from '@nestjs/common';
import { type CaseKind, isAboutExchange, isAboutWord } from '../domain/kinds.js';
import type { Message } from '../message.entity.js';
import { ActionLetters } from './action-letters.js';
import { DailyLetters } from './daily-letters.js';
import { ExchangeLetters } from './exchange-letters.js';
import { WordLetters } from './word-letters.js';
import type { Reader, Written } from './written.js';

/** What a case makes us tell, to either side: a word that was noted, a message, what is to be done. */
@Injectable()
export class CaseLetters {
  constructor(
    private readonly words: WordLetters,
    private readonly exchanges: ExchangeLetters,
    private readonly actions: ActionLetters,
    private readonly days: DailyLetters,
  ) {}

  write(message: Message, kind: CaseKind, reader: Reader, now: Date): Promise<Written | null> {
    if (isAboutWord(kind)) return this.words.write(message, kind, reader, now);
    if (kind === 'daily_messages') return this.days.write(message, reader, now);
    return isAboutExchange(kind) ? this.exchanges.write(message, kind, reader, now) : this.actions.write(message, reader, now);
  }
}

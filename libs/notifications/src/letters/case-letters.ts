import { Injectable } from '@nestjs/common';
import type { ExchangeKind, WordKind } from '../domain/kinds.js';
import { isAboutExchange } from '../domain/kinds.js';
import type { Message } from '../message.entity.js';
import { ExchangeLetters } from './exchange-letters.js';
import { WordLetters } from './word-letters.js';
import type { Reader, Written } from './written.js';

/** What a case has to say, to either side. */
@Injectable()
export class CaseLetters {
  constructor(
    private readonly words: WordLetters,
    private readonly exchanges: ExchangeLetters,
  ) {}

  write(message: Message, kind: WordKind | ExchangeKind, reader: Reader, now: Date): Promise<Written | null> {
    return isAboutExchange(kind) ? this.exchanges.write(message, kind, reader, now) : this.words.write(message, kind, reader, now);
  }
}

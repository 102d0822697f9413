import { Injectable } from '@nestjs/common';
import { ExchangesService } from '#cases';
import { MailboxReaders } from './mailbox-readers.service.js';

/** A message of a case is answered from its mail; in a mailbox that several people read, by whoever said in that browser that she reads. */
@Injectable()
export class Answering {
  constructor(
    private readonly exchanges: ExchangesService,
    private readonly readers: MailboxReaders,
  ) {}

  async answer(token: string, browser: string, words: string, now: Date): Promise<void> {
    const reader = await this.readers.whoReads({ kind: 'exchange', token }, browser, now);
    await this.exchanges.answer(token, reader, words, now);
  }
}

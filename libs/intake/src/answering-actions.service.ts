import { Injectable } from '@nestjs/common';
import { type ActionAnswer, ActionLinksService } from '#cases';
import { MailboxReaders } from './mailbox-readers.service.js';

/** From the letter that recalls an action; in a mailbox that several people read, by whoever said in that browser that she reads. */
@Injectable()
export class AnsweringActions {
  constructor(
    private readonly links: ActionLinksService,
    private readonly readers: MailboxReaders,
  ) {}

  async byToken(token: string, browser: string, answer: ActionAnswer, now: Date): Promise<void> {
    const reader = await this.readers.whoReads({ kind: 'action', token }, browser, now);
    await this.links.answer(token, reader, answer, now);
  }
}

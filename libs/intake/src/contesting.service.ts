import { Injectable } from '@nestjs/common';
import { ContestsService } from '#cases';
import { ActsService } from '#identity';
import type { PersonActor } from '#kernel';
import { Transactional } from '#platform';
import { MailboxReaders } from './mailbox-readers.service.js';

/** « Ce n’est pas exact »: of what was said in the name of a collectivité, or written down as its word. The case that stands on it follows. */
@Injectable()
export class Contesting {
  constructor(
    private readonly acts: ActsService,
    private readonly cases: ContestsService,
    private readonly readers: MailboxReaders,
  ) {}

  @Transactional()
  async act(by: PersonActor, id: string, now: Date): Promise<void> {
    await this.cases.contestAct(by, id, () => this.acts.contest(by, id, now), now);
  }

  /** From the receipt of the act. */
  @Transactional()
  async actByToken(token: string, now: Date): Promise<void> {
    const { act, by } = await this.acts.byToken(token, now);
    await this.cases.contestAct(by, act.id, () => this.acts.contestByToken(token, now), now);
  }

  /** From the mail of a note; in a mailbox that several people read, by whoever said in that browser that she reads. */
  async note(token: string, browser: string, now: Date): Promise<void> {
    const reader = await this.readers.whoReads({ kind: 'notice', token }, browser, now);
    await this.cases.contestByToken(token, reader, now);
  }
}

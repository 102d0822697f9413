import { Injectable } from '@nestjs/common';
import { type Actor, type Facts, InvalidInput, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { factsFor } from './appointment-facts.js';
import { motiveSentences } from './appointment-readings.fr.js';
import { mayRead, traceOf, whoseWordsAre } from './domain/policy.js';

/** Opening someone's appointment, as a page does: what is not the reader's own everyday work leaves a trace that its requester sees. */
@Injectable()
export class AppointmentReadings {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** `motive`: why, in French, as the requester will read it; whoever audits must give one. */
  @Transactional()
  async open(by: Actor, id: string, motive: string | null, now: Date): Promise<void> {
    const facts = await factsFor(this.database, by, id);
    permit(mayRead(by, facts));
    const trace = traceOf(by, facts);
    if (trace !== 'none') await this.trace(by, id, { trace, motive }, now);
  }

  /** What a neighbour's policy judges by its minutes and notes. */
  async factsOf(by: Actor, id: string): Promise<Facts> {
    return whoseWordsAre(by, await factsFor(this.database, by, id));
  }

  private async trace(by: Actor, id: string, asked: { trace: 'noted' | 'with a motive'; motive: string | null }, now: Date): Promise<void> {
    const motive = asked.motive?.trim() || (asked.trace === 'noted' ? motiveSentences.usual : '');
    if (!motive) throw new InvalidInput([{ pointer: '/motive', detail: motiveSentences.missing }]);
    if (motive.length > 300) throw new InvalidInput([{ pointer: '/motive', detail: motiveSentences.long }]);
    await this.announcer.read(by, { kind: 'appointment', id }, { what: 'requester', motive }, now);
  }
}

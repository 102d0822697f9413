import { Injectable } from '@nestjs/common';
import { ClocksService } from '#identity';
import { system } from '#kernel';
import { config, Database } from '#platform';
import { gatheredOn } from '../daily/daily.queries.js';
import { dateNumbered } from '../domain/reminders.js';
import { dailyMessages } from '../mails/daily.fr.js';
import type { Message } from '../message.entity.js';
import { ExchangeSources, type ToldExchange } from './exchange-sources.js';
import type { Reader, Written } from './written.js';

const asNotifications = system('notifications');

/** Writes to one person all that the other side of her cases wrote since the mail of the day before. */
@Injectable()
export class DailyLetters {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClocksService,
    private readonly sources: ExchangeSources,
  ) {}

  /** Null when nothing is left that she may read. */
  async write({ subjectId: personId, sequence }: Message, reader: Reader, now: Date): Promise<Written | null> {
    const gathered = await this.database.rows<Pick<Message, 'kind' | 'subjectId'>>(gatheredOn, [personId, sequence]);
    const messages: ToldExchange[] = [];
    for (const one of gathered) {
      const told = await this.read(one, personId, reader, now);
      if (told && told.facts.words !== '') messages.push(told);
    }
    const [first] = messages.sort((a, b) => a.facts.at.getTime() - b.facts.at.getTime());
    if (!first) return null;
    const clock = (await this.clocks.of(asNotifications, [personId], now)).get(personId) ?? first.facts.timeZone;
    const facts = { date: dateNumbered(sequence), messages, clock, rhythmUrl: first.facts.rhythmUrl ?? '', desk: config().desk };
    return { name: first.name, wording: dailyMessages(facts), ...answersTo(messages) };
  }

  private async read({ kind, subjectId }: Pick<Message, 'kind' | 'subjectId'>, personId: string, reader: Reader, now: Date) {
    const telling = { subjectId, personId, addressId: null };
    if (kind === 'exchange_sent') return this.sources.sent(telling, reader, now);
    const told = await this.sources.answered(telling, now);
    return told.isConcerned ? told : null;
  }
}

/** Whoever wrote, when all is of one case and one hand; else answers go to the desk. */
function answersTo([first, ...others]: readonly ToldExchange[]): Pick<Written, 'replyTo'> {
  const replyTo = first?.replyTo;
  const isOne = others.every(({ caseId, replyTo: other }) => caseId === first?.caseId && other?.address === replyTo?.address);
  return replyTo?.address && isOne ? { replyTo } : {};
}

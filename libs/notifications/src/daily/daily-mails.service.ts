import { Injectable } from '@nestjs/common';
import { ExchangeReaders } from '#cases';
import { ClocksService } from '#identity';
import { localDate, system } from '#kernel';
import { Database, Transactional } from '#platform';
import { urgencyOf } from '../domain/kinds.js';
import { dayNumber, nextDaily } from '../domain/reminders.js';
import { told } from '../domain/told.js';
import { MessagesService } from '../messages.service.js';
import { answersGathering, gather, postpone, promiseDaily, whoseMailIsDue } from './daily.queries.js';

const asNotifications = system('notifications');

/** Whose mail, of which day of hers. */
interface Day {
  readonly id: string;
  readonly day: number;
}

/** Makes of what waits for the mail of the day one message for each person: one a day, whatever the number of workers and clocks. */
@Injectable()
export class DailyMails {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClocksService,
    private readonly exchanges: ExchangeReaders,
    private readonly messages: MessagesService,
  ) {}

  /** How many people something was due to. Several may ask at once: the mail of a day is promised by one of them. */
  @Transactional()
  async tellDue(most: number, now: Date): Promise<number> {
    const due = await this.database.rows<{ id: string }>(whoseMailIsDue, [now, most]);
    if (due.length === 0) return 0;
    const ids = due.map(({ id }) => id);
    await this.handOver(ids, now);
    const clocks = await this.clocks.of(asNotifications, ids, now);
    const days = [...clocks].map(([id, timeZone]) => ({ id, day: dayNumber(localDate(now, timeZone)) }));
    const promised = await this.promise(days, now);
    const others = [...clocks].filter(([id]) => !promised.has(id));
    const next = others.map(([, timeZone]) => nextDaily(now, timeZone));
    await this.database.rows(postpone, [others.map(([id]) => id), next, now]);
    return due.length;
  }

  private async promise(days: readonly Day[], now: Date): Promise<Set<string>> {
    const promised = await this.database.rows<Day>(promiseDaily, [...columnsOf(days), now, urgencyOf('daily_messages')]);
    await this.database.rows(gather, [...columnsOf(promised), now]);
    return new Set(promised.map(({ id }) => id));
  }

  /** Whoever follows a case no more is not told what is written there: those are who follow it now, else the desk. */
  private async handOver(personIds: readonly string[], now: Date): Promise<void> {
    const answers = await this.database.rows<{ exchangeId: string; personId: string }>(answersGathering, [personIds]);
    for (const { exchangeId, personId } of answers) {
      const { advisorIds } = await this.exchanges.forCell(asNotifications, exchangeId, now);
      if (advisorIds.includes(personId)) continue;
      const about = { subjectId: exchangeId, sequence: 0, facts: {} };
      for (const one of told.exchangeAnswered(advisorIds)) await this.messages.promise(about, one, now);
    }
  }
}

const columnsOf = (days: readonly Day[]) => [days.map(({ id }) => id), days.map(({ day }) => day)];

import { Injectable } from '@nestjs/common';
import { config } from '../config.js';
import { Database } from '../database.js';
import { limitOf } from './keep.js';
import { inMonth, monthsToDrop } from './retention.queries.js';

export interface JournalMonth {
  /** Its first day. */
  readonly month: string;
  readonly entries: number;
  /** Null: nothing was written in it. */
  readonly oldest: Date | null;
  readonly sha256: string;
}

/** Months of the journal whose time has come. They leave whole, by the function of the database that says so in the journal. */
@Injectable()
export class JournalMonths {
  constructor(private readonly database: Database) {}

  async due(now: Date): Promise<JournalMonth[]> {
    const months = await this.database.rows<{ month: string; part: string }>(monthsToDrop, [limitOf('journal', now), now]);
    const due: JournalMonth[] = [];
    for (const { month, part } of months) {
      const held = await this.database.row<Omit<JournalMonth, 'month'>>(inMonth(part));
      if (held) due.push({ month, ...held });
    }
    return due;
  }

  async drop({ month }: JournalMonth, now: Date): Promise<void> {
    await this.database.rows('SELECT journal_drop_month($1, $2, $3)', [month, config().journalMonths, now]);
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import { system } from '#kernel';
import { Announcer } from '../announcer.js';
import { Database } from '../database.js';
import { digest } from '../secret.js';
import { Inventories, type TableRule } from './inventories.js';
import { JournalMonths } from './journal-months.js';
import { limitOf } from './keep.js';
import { counting, dueOf, type Reference, referencesTo, taking } from './retention.queries.js';

/** What a rule takes, or would take. */
export interface RuleOutcome {
  readonly rule: string;
  /** What it is, in French. */
  readonly title: string;
  readonly entries: number;
  readonly oldest: Date | null;
}

/** Rows of one transaction, at most: whoever books meanwhile does not wait long. */
const batch = 1000;

const asRetention = system('retention');

type Took = Pick<RuleOutcome, 'entries' | 'oldest'>;

/** Lets go of what has been kept long enough, by the rules that stand beside the tables; each time leaves a proof. */
@Injectable()
export class Retention {
  constructor(
    private readonly database: Database,
    private readonly inventories: Inventories,
    private readonly months: JournalMonths,
    private readonly announcer: Announcer,
  ) {}

  /** What `carryOut` would do now: the same rules, the same counts. */
  async foresee(now: Date): Promise<RuleOutcome[]> {
    const outcomes: RuleOutcome[] = [];
    for (const of of this.inventories.rules) outcomes.push(outcomeOf(of, await this.counted(of, now)));
    return outcomes;
  }

  /** Rule after rule, in bounded batches, each whole or not at all. Null when someone else is at it. */
  async carryOut(now: Date, size = batch): Promise<RuleOutcome[] | null> {
    const outcomes: RuleOutcome[] = [];
    for (const of of this.inventories.rules) {
      const took = await this.applied(of, size, now);
      if (!took) return null;
      outcomes.push(outcomeOf(of, took));
    }
    return outcomes;
  }

  private async counted(of: TableRule, now: Date): Promise<Took> {
    if (of.rule.does === 'drop months') return sum(await this.months.due(now));
    const found = await this.database.row<Took>(counting(of, await this.due(of)), [limitOf(of.rule.keep, now), now]);
    return found ?? nothing;
  }

  private async applied(of: TableRule, size: number, now: Date): Promise<Took | null> {
    if (of.rule.does === 'drop months') return this.dropped(of, now);
    const due = await this.due(of);
    const all: Took[] = [];
    do {
      const took = await this.taken(of, { due, size }, now);
      if (!took) return null;
      all.push(took);
    } while (all.at(-1)?.entries === size);
    return sum(all);
  }

  @Transactional()
  private async taken(of: TableRule, { due, size }: { due: string; size: number }, now: Date): Promise<Took | null> {
    if (!(await this.isAlone())) return null;
    if (of.rule.first) await this.database.rows(of.rule.first);
    const limit = limitOf(of.rule.keep, now);
    const rows = await this.database.rows<{ key: string; since: Date }>(taking(of, due), [limit, now, size]);
    const keys = rows.map(({ key }) => key).sort();
    const took = { entries: rows.length, oldest: earliest(rows.map(({ since }) => since)) };
    if (rows.length > 0) await this.prove(of, { ...took, sha256: digest(keys.join('\n')) }, now);
    return took;
  }

  @Transactional()
  private async dropped(of: TableRule, now: Date): Promise<Took | null> {
    if (!(await this.isAlone())) return null;
    const months = await this.months.due(now);
    for (const month of months) {
      await this.months.drop(month, now);
      if (month.entries > 0) await this.prove(of, month, now);
    }
    return sum(months);
  }

  /** Until the end of the transaction; several workers may have the same idea. */
  private async isAlone(): Promise<boolean> {
    const lock = await this.database.row<{ had: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtext('retention')) AS had`);
    return lock?.had ?? false;
  }

  private async prove({ rule }: TableRule, { entries, oldest, sha256 }: Took & { sha256: string }, now: Date): Promise<void> {
    const id = randomUUID();
    await this.database.rows('INSERT INTO retention_run (id, at, rule, entries, oldest, sha256) VALUES ($1, $2, $3, $4, $5, $6)', [
      ...[id, now, rule.code, entries, oldest, sha256],
    ]);
    await this.announcer.note(
      asRetention,
      { name: 'RetentionApplied', subject: { kind: 'retention', id }, payload: { rule: rule.code, entries } },
      now,
    );
  }

  private async due(of: TableRule): Promise<string> {
    const references = of.rule.whenUnreferenced ? await this.database.rows<Reference>(referencesTo, [of.table.table]) : [];
    return dueOf(of, references);
  }
}

const nothing: Took = { entries: 0, oldest: null };

const outcomeOf = ({ rule, table }: TableRule, { entries, oldest }: Took): RuleOutcome => ({
  ...{ rule: rule.code, title: table.title },
  ...{ entries, oldest },
});

const sum = (all: readonly Took[]): Took => ({
  entries: all.reduce((total, { entries }) => total + entries, 0),
  oldest: earliest(all.map(({ oldest }) => oldest)),
});

function earliest(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((instant) => instant !== null).map((instant) => instant.getTime());
  return known.length > 0 ? new Date(Math.min(...known)) : null;
}

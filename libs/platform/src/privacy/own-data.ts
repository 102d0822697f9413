import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import type { PersonActor } from '#kernel';
import { Announcer } from '../announcer.js';
import { Database } from '../database.js';
import { Accesses, type OwnAccess } from './accesses.js';
import { Inventories } from './inventories.js';
import type { TableInventory, Whose } from './inventory.js';
import { whoseLabels } from './register.fr.js';

export interface OwnSection {
  /** « Rendez-vous » */
  readonly title: string;
  /** In which quality it is hers. */
  readonly as: string;
  /** By French labels. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

export interface OwnData {
  readonly madeAt: Date;
  readonly data: readonly OwnSection[];
  readonly accesses: readonly OwnAccess[];
}

/** RGPD, art. 15: all that is kept about someone, and who read it. From the same inventory as the register. */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly database: Database,
    private readonly inventories: Inventories,
    private readonly accesses: Accesses,
    private readonly announcer: Announcer,
  ) {}

  /** Of whoever asks, in whatever context she is. */
  @Transactional()
  async of(by: PersonActor, now: Date): Promise<OwnData> {
    const data: OwnSection[] = [];
    for (const { table, whose, rows } of this.inventories.tables.flatMap(ownRows)) {
      const section = { title: table.title, as: whoseLabels[whose], rows: await this.rowsOf(table, { whose, rows }, by) };
      if (section.rows.length > 0) data.push(section);
    }
    await this.announcer.note(by, { name: 'OwnDataGiven', subject: { kind: 'person', id: by.personId }, payload: {} }, now);
    return { madeAt: now, data, accesses: await this.accesses.own(by) };
  }

  private async rowsOf(table: TableInventory, { whose, rows }: Own, { personId }: PersonActor): Promise<Record<string, unknown>[]> {
    const columns = Object.entries(table.personal).filter(([, column]) => column.whose === whose);
    if (columns.length === 0) return [];
    const names = columns.map(([name]) => name).join(', ');
    const found = await this.database.rows<Record<string, unknown>>(
      `SELECT ${names} FROM ${table.table} WHERE ${rows} ORDER BY ${table.key ?? 'id'}`,
      [personId],
    );
    return found.map((row) => Object.fromEntries(columns.map(([name, { label }]) => [label, row[name] ?? null])));
  }
}

interface Own {
  readonly whose: Whose;
  /** SQL, $1 her identifier. */
  readonly rows: string;
}

const ownRows = (table: TableInventory): (Own & { table: TableInventory })[] =>
  Object.entries(table.own ?? {}).map(([whose, rows]) => ({ table, whose: whose as Whose, rows }));

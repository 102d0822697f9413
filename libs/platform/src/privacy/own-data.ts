import { Injectable } from '@nestjs/common';
import { Transactional } from '@nestjs-cls/transactional';
import type { PersonActor } from '#kernel';
import { Announcer } from '../announcer.js';
import { Database } from '../database.js';
import { Accesses, type OwnAccess } from './accesses.js';
import { Inventories } from './inventories.js';
import type { PersonalColumn, TableInventory, Whose } from './inventory.js';
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
    const data = await this.sectionsOf(by);
    await this.announcer.note(by, { name: 'OwnDataGiven', subject: { kind: 'person', id: by.personId }, payload: {} }, now);
    return { madeAt: now, data, accesses: await this.accesses.own(by) };
  }

  /** All tables in one query, which does not grow with what they hold. */
  private async sectionsOf({ personId }: PersonActor): Promise<OwnSection[]> {
    const asked = this.inventories.tables.flatMap(ownRows);
    const found = await this.database.row<Record<string, Row[]>>(`SELECT ${asked.map(rowsAsJson).join(', ')}`, [personId]);
    const sections = asked.map(({ title, whose, columns }, i) => {
      return { title, as: whoseLabels[whose], rows: (found?.[i] ?? []).map((row) => labelled(row, columns)) };
    });
    return sections.filter(({ rows }) => rows.length > 0);
  }
}

type Row = Readonly<Record<string, unknown>>;

type Columns = readonly (readonly [name: string, column: PersonalColumn])[];

interface Own {
  readonly title: string;
  readonly table: string;
  readonly key: string;
  readonly whose: Whose;
  /** SQL, $1 her identifier. */
  readonly rows: string;
  readonly columns: Columns;
}

function ownRows({ table, title, key = 'id', own = {}, personal }: TableInventory): Own[] {
  const all = Object.entries(own).map(([whose, rows]) => ({ ...{ title, table, key, rows }, whose: whose as Whose }));
  const withColumns = all.map((each) => ({ ...each, columns: Object.entries(personal).filter(([, { whose }]) => whose === each.whose) }));
  return withColumns.filter(({ columns }) => columns.length > 0);
}

function rowsAsJson({ table, key, rows, columns }: Own, place: number): string {
  const names = columns.map(([name]) => name).join(', ');
  return `(SELECT coalesce(json_agg(own), '[]') FROM (SELECT ${names} FROM ${table} WHERE ${rows} ORDER BY ${key}) AS own) AS "${place}"`;
}

const labelled = (row: Row, columns: Columns): Row => Object.fromEntries(columns.map(([name, { label }]) => [label, read(row[name])]));

const instant = /^\d{4}-\d\d-\d\dT[\d:.]+[+-]\d\d:\d\d$/;

/** JSON has no instants of its own. */
const read = (value: unknown): unknown => (typeof value === 'string' && instant.test(value) ? new Date(value) : (value ?? null));

import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Database, Inventories, registerOf, type TableInventory } from '#platform';
import { frenchFaults } from '../../apps/cli/src/check/french.mjs';
import { type RunningServices, startServices } from '../support/services.js';

/** BullMQ's own, when the queue lives in PostgreSQL: identifiers on their way, which it deletes itself (see the register). */
const schemasOfOthers = ['bullmq'];

const columnsOf = ({ personal, plain }: TableInventory): string[] => [...Object.keys(personal), ...plain];

describe('the inventory of columns', () => {
  let running: RunningServices;
  let tables: readonly TableInventory[];
  let database: Database;

  beforeAll(async () => {
    running = await startServices('2026-11-23T08:00:00Z');
    tables = running.app.get(Inventories).tables;
    database = running.app.get(Database);
  }, 60_000);

  afterAll(() => running?.close());

  it('names every column of every table, once, and none that is gone', async () => {
    expect(await faults(tables)).toEqual([]);
  });

  it('knows every schema', async () => {
    const schemas = await database.rows<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'`,
    );
    expect(schemas.map(({ name }) => name).filter((name) => name !== 'public' && !schemasOfOthers.includes(name))).toEqual([]);
  });

  it('misses a column that is planted, and a table', async () => {
    await database.rows('ALTER TABLE person ADD political_opinion text');
    await database.rows('CREATE TABLE notebook (secret text)');
    expect(await faults(tables)).toEqual(['notebook.secret is in no inventory', 'person.political_opinion is in no inventory']);
    await database.rows('ALTER TABLE person DROP political_opinion');
    await database.rows('DROP TABLE notebook');
  });

  it('says when a column is listed twice, or gone', async () => {
    const [first, ...rest] = tables as [TableInventory, ...TableInventory[]];
    const wrong = { ...first, plain: [...first.plain, 'ghost', first.plain[0] ?? ''] };
    expect(await faults([wrong, ...rest])).toEqual([
      `${first.table}.${first.plain[0]} is listed twice`,
      `${first.table}.ghost is in no table`,
    ]);
  });

  it('keeps each personal column as long as a rule says that touches it, or says why not', () => {
    const loose = tables.flatMap((table) =>
      Object.entries(table.personal)
        .filter(([column, { kept }]) => /^\w+\.\w+$/.test(kept) && !touches(table, kept, column))
        .map(([column, { kept }]) => `${table.table}.${column}: ${kept}`),
    );
    expect(loose).toEqual([]);
  });

  it('gives each label once to each reader of a table', () => {
    const labels = tables.flatMap(({ table, personal }) => Object.values(personal).map(({ label, whose }) => `${table} ${whose} ${label}`));
    expect(labels.filter((label, i) => labels.indexOf(label) !== i)).toEqual([]);
  });

  it('is what the register says; otherwise: npm run register', () => {
    expect(readFileSync('docs/guide/registre.md', 'utf8')).toBe(registerOf(tables));
  });

  it('is written in French', () => {
    const texts = registerOf(tables)
      .replaceAll(/`[^`]*`/g, 'code')
      .split(/[\n|]/)
      .map((text) => text.replace(/^[#\s-]+/, '').trim());
    expect(texts.flatMap((text) => frenchFaults(text))).toEqual([]);
  });

  async function faults(said: readonly TableInventory[]): Promise<string[]> {
    const there = await realColumns();
    const listed = said.flatMap((table) => columnsOf(table).map((column) => `${table.table}.${column}`));
    return [
      ...there.filter((column) => !listed.includes(column)).map((column) => `${column} is in no inventory`),
      ...listed.filter((column, i) => listed.indexOf(column) !== i).map((column) => `${column} is listed twice`),
      ...listed.filter((column) => !there.includes(column)).map((column) => `${column} is in no table`),
    ];
  }

  /** Of information_schema; a month of the journal has the columns of the journal. */
  async function realColumns(): Promise<string[]> {
    const rows = await database.rows<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       JOIN pg_class ON oid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass
       WHERE table_schema = 'public' AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }
});

function touches({ rules = [] }: TableInventory, code: string, column: string): boolean {
  const rule = rules.find((each) => each.code === code);
  if (!rule) return false;
  return typeof rule.does === 'string' || column in rule.does.forget;
}

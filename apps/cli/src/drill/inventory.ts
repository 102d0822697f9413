import type pg from 'pg';

/** A table of data of record, with the columns that are written (not those that PostgreSQL computes). */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Tables that must be there first; what PostgreSQL asks for at the end of a transaction may come in any order. */
  readonly after: readonly string[];
}

/** The record of what ran belongs to the structure; the queue's own schema holds wake-ups, which the rows make again. */
const structural = ['migration'];

/** Partitions come through their parent. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT relname AS name,
       (SELECT array_agg(attname::text ORDER BY attname) FROM pg_attribute
        WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns,
       ARRAY(SELECT DISTINCT confrelid::regclass::text FROM pg_constraint
        WHERE conrelid = c.oid AND contype = 'f' AND confrelid <> c.oid AND NOT condeferred) AS after
     FROM pg_class c
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND NOT relname = ANY($1)
     ORDER BY relname`,
    [structural],
  );
  return inOrder(rows);
}

/** Those that others stand on come first. */
export function inOrder(tables: readonly Table[]): Table[] {
  const ordered: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter(({ after }) => after.every((name) => !left.some((table) => table.name === name)));
    if (free.length === 0) throw new Error(`Ces tables s’attendent l’une l’autre : ${left.map(({ name }) => name).join(', ')}.`);
    ordered.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}

/** The months of the journal that have a partition, as dates. */
export async function openMonths(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `SELECT to_char(to_date(substring(relname FROM '^journal_(\\d{4}_\\d{2})$'), 'YYYY_MM'), 'YYYY-MM-DD') AS month
     FROM pg_inherits JOIN pg_class ON oid = inhrelid
     WHERE inhparent = 'journal'::regclass AND relname ~ '^journal_\\d{4}_\\d{2}$' ORDER BY 1`,
  );
  return rows.map(({ month }) => month);
}

/** By name, the last number given; null when none was. */
export async function sequencesOf(client: pg.Client): Promise<Map<string, bigint | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
  );
  return new Map(rows.map(({ name, last }) => [name, last === null ? null : BigInt(last)]));
}

/** The names of the migrations that ran. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY timestamp');
  return rows.map(({ name }) => name);
}

import type pg from 'pg';
import { sequencesOf, type Table } from './inventory.js';

/** What a database holds and how it is built, by name: two that are the same say the same. */
export interface Facts {
  /** Rows of a table and a sum over their text. */
  readonly rows: ReadonlyMap<string, { readonly count: number; readonly sum: string }>;
  readonly sequences: ReadonlyMap<string, bigint | null>;
  /** Columns, constraints, indexes, triggers and functions. */
  readonly structure: ReadonlyMap<string, string>;
}

export async function factsOf(client: pg.Client, tables: readonly Table[]): Promise<Facts> {
  const rows = new Map<string, { count: number; sum: string }>();
  for (const table of tables) rows.set(table.name, await contentOf(client, table));
  return { rows, sequences: await sequencesOf(client), structure: await structureOf(client) };
}

async function contentOf(client: pg.Client, { name, columns }: Table): Promise<{ count: number; sum: string }> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const { rows } = await client.query<{ count: string; sum: string }>(
    `SELECT count(*) AS count, coalesce(sum(hashtextextended(ROW(${list})::text, 0)::numeric), 0)::text AS sum FROM "${name}"`,
  );
  return { count: Number(rows[0]?.count), sum: rows[0]?.sum ?? '' };
}

/** A constraint that was added without being checked shows too. */
const structure = `
  SELECT 'colonne ' || attrelid::regclass || '.' || attname AS name,
    format_type(atttypid, atttypmod) || ' ' || attnotnull || ' ' || attidentity::text || attgenerated::text || ' '
      || coalesce(pg_get_expr(adbin, adrelid), '') AS says
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT 'contrainte ' || conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) || ' ' || convalidated
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
  UNION ALL
  SELECT 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) || ' ' || indisvalid
    FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'déclencheur ' || tgrelid::regclass || '.' || tgname, pg_get_triggerdef(t.oid) || ' ' || tgenabled::text
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal
  UNION ALL
  SELECT 'fonction ' || p.oid::regprocedure, md5(prosrc)
    FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`;

async function structureOf(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; says: string }>(structure);
  return new Map(rows.map(({ name, says }) => [name, says]));
}

/** One French sentence for each difference; none: the restored database is the one that was saved. */
export const differences = (saved: Facts, restored: Facts): string[] => [
  ...differentRows(saved, restored),
  ...differentSequences(saved, restored),
  ...differentStructure(saved.structure, restored.structure),
];

function differentRows(saved: Facts, restored: Facts): string[] {
  return [...saved.rows].flatMap(([table, { count, sum }]) => {
    const other = restored.rows.get(table);
    if (other?.count !== count) return [`La table ${table} compte ${other?.count ?? 0} lignes au lieu de ${count}.`];
    return other.sum === sum ? [] : [`La table ${table} n’a pas le même contenu.`];
  });
}

/** The service may go on while it is saved: a sequence that is further on is as good, one that is behind gives a number twice. */
function differentSequences(saved: Facts, restored: Facts): string[] {
  return [...saved.sequences].flatMap(([sequence, last]) => {
    const other = restored.sequences.get(sequence);
    const isBehind = last !== null && (other === null || other === undefined || other < last);
    return isBehind ? [`La séquence ${sequence} est à ${other ?? 0} au lieu de ${last}.`] : [];
  });
}

function differentStructure(saved: Facts['structure'], restored: Facts['structure']): string[] {
  return [...new Set([...saved.keys(), ...restored.keys()])].flatMap((name) => {
    if (!restored.has(name)) return [`Il manque : ${name}.`];
    if (!saved.has(name)) return [`Il y a en trop : ${name}.`];
    return saved.get(name) === restored.get(name) ? [] : [`Ce n’est pas le même : ${name}.`];
  });
}

import type { TableRule } from './inventories.js';

/** A column of another table that names a row of this one. */
export interface Reference {
  readonly table: string;
  readonly column: string;
}

/** $1 a table: who refers to it, but for what goes with its row. A foreign key that is added tomorrow counts at once. */
export const referencesTo = `
  SELECT conrelid::regclass::text AS table, attname AS column FROM pg_constraint
  JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
  WHERE contype = 'f' AND conparentid = 0 AND confrelid = $1::regclass AND conrelid <> confrelid AND confdeltype <> 'c' ORDER BY 1, 2`;

const keyOf = ({ table }: TableRule): string => table.key ?? 'id';

/** What a rule would take: $1 the limit, before or at which `since` lies, $2 now. Whatever is under a hold is not due. */
export function dueOf(of: TableRule, references: readonly Reference[]): string {
  const { rule, table } = of;
  const parts = [`${rule.since} <= $1`, `$2::timestamptz IS NOT NULL`, rule.where, changes(of), held(of)];
  const free = references.map(
    (other) => `NOT EXISTS (SELECT FROM ${other.table} WHERE ${other.table}.${other.column} = ${table.table}.${keyOf(of)})`,
  );
  return [...parts, ...free]
    .filter(Boolean)
    .map((part) => `(${part})`)
    .join(' AND ');
}

/** What was forgotten once is not forgotten again. */
function changes({ rule: { does } }: TableRule): string | null {
  if (typeof does === 'string') return null;
  const [columns, values] = [Object.keys(does.forget), Object.values(does.forget)];
  return columns.map((column, i) => `${column} IS DISTINCT FROM ${values[i]}`).join(' OR ');
}

/** The subjects stand outside of the query on holds, whose own columns bear the same names. */
function held({ rule }: TableRule): string | null {
  const kept = Object.entries(rule.heldAs).map(([kind, id]) => `coalesce(('${kind}', (${id})::text) IN (${holds}), false)`);
  return kept.length > 0 ? `NOT (${kept.join(' OR ')})` : null;
}

const holds = 'SELECT subject_kind, subject_id FROM retention_hold WHERE starts_at <= $2 AND (ends_at IS NULL OR ends_at > $2)';

export const counting = (of: TableRule, due: string): string =>
  `SELECT count(*)::int AS entries, min(${of.rule.since}) AS oldest FROM ${of.table.table} WHERE ${due}`;

/** One statement, whole or not at all: $3 how many rows at most. Rows that someone is at work on wait for another night. */
export function taking(of: TableRule, due: string): string {
  const { rule, table } = of;
  const taken = Object.entries(rule.takes ?? {}).map(
    ([other, column], i) => `, taken_${i} AS (DELETE FROM ${other} USING due WHERE ${other}.${column} = due.key)`,
  );
  return `
    WITH due AS MATERIALIZED (
      SELECT ctid AS spot, ${keyOf(of)} AS key, ${rule.since} AS since FROM ${table.table} WHERE ${due} LIMIT $3 FOR UPDATE SKIP LOCKED
    )${taken.join('')}
    ${change(of)} RETURNING due.key::text AS key, due.since`;
}

function change({ rule: { does }, table: { table } }: TableRule): string {
  if (typeof does === 'string') return `DELETE FROM ${table} USING due WHERE ${table}.ctid = due.spot`;
  const values = Object.entries(does.forget).map(([column, value]) => `${column} = ${value}`);
  return `UPDATE ${table} SET ${values.join(', ')} FROM due WHERE ${table}.ctid = due.spot`;
}

/**
 * Months of the journal that may go, the oldest first: $1 the limit at or before which the month ended, $2 now. Sealed to their end,
 * and without an entry about anything under a hold.
 */
export const monthsToDrop = `
  SELECT month::text, part FROM (
    SELECT to_date(right(relname, 7), 'YYYY_MM') AS month, relname AS part FROM pg_inherits JOIN pg_class ON oid = inhrelid
    WHERE inhparent = 'journal'::regclass AND relname ~ '^journal_[0-9]{4}_[0-9]{2}$'
  ) AS months
  WHERE (month + interval '1 month') AT TIME ZONE 'UTC' <= $1
    AND NOT EXISTS (SELECT FROM journal WHERE at >= month::timestamp AT TIME ZONE 'UTC' AND at < (month + interval '1 month') AT TIME ZONE 'UTC'
      AND (xid >= coalesce((SELECT max(below_xid) FROM seal), '0'::xid8) OR EXISTS (
        SELECT FROM retention_hold AS held WHERE held.starts_at <= $2 AND (held.ends_at IS NULL OR held.ends_at > $2)
          AND held.subject_kind = journal.subject_kind AND held.subject_id = journal.subject_id)))
  ORDER BY month`;

/** What a partition holds; its name is one that the query above gave. */
export const inMonth = (part: string): string => `
  SELECT count(*)::int AS entries, min(at) AS oldest,
    encode(sha256(convert_to(coalesce(string_agg(id::text, E'\\n' ORDER BY id), ''), 'UTF8')), 'hex') AS sha256
  FROM ${part}`;

import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Streams a table from one database to another: neither its rows nor a file of them is ever held whole. */
export async function copyTable(table: string, columns: readonly string[], from: pg.Client, to: pg.Client): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const out = from.query(copyTo(`COPY (SELECT ${list} FROM "${table}") TO STDOUT`));
  await pipeline(out, to.query(copyFrom(`COPY public."${table}" (${list}) FROM STDIN`)));
}

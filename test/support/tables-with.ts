import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#platform';

/** The tables that hold that text anywhere: what letters, the journal, the outbox and searches are made of. */
export async function tablesWith(app: INestApplicationContext, text: string): Promise<string[]> {
  const database = app.get(Database);
  const tables = await database.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    if (await database.row(`SELECT FROM "${name}" WHERE to_jsonb("${name}")::text LIKE $1 LIMIT 1`, [`%${text}%`])) found.push(name);
  return found;
}

import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, WrongSetting } from '#platform';

/** Every value as text that is the same on both sides, and no limit of time. */
const sameWords = `SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres'; SET statement_timeout = 0;
  SET lock_timeout = 0; SET idle_in_transaction_session_timeout = 0`;

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'cellule drill' });
  await client.connect();
  await client.query(sameWords);
  return client;
}

export interface EmptyDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A database of a new name on that server, migrated and empty. */
export async function emptyDatabase(serverUrl: string): Promise<EmptyDatabase> {
  const name = `cellule_exercice_${randomBytes(4).toString('hex')}`;
  await asked(serverUrl, `CREATE DATABASE ${name}`).catch((error: { code?: string }) => {
    if (error.code === '42501') throw new WrongSetting(mayNotCreate);
    throw error;
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const drop = () => asked(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await migrate(url.href).catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  return { url: url.href, drop };
}

const mayNotCreate =
  'Ce compte ne peut pas créer de base (CREATEDB). Donnez dans DRILL_DATABASE_URL une adresse de serveur où il le peut, de préférence un autre serveur.';

async function asked(url: string, sql: string): Promise<void> {
  const client = await connected(url);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

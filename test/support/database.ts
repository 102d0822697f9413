import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * A database of one's own, cloned from the migrated template (reference territories included), and a folder for its files,
 * which a keeper of another database would take for litter; sets DATABASE_URL and DATA_DIR for what is opened next. Call it before anything reads `config()`: that one reads the environment once.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = `${setting('TEST_RUN')}_${process.env.JEST_WORKER_ID}_${randomBytes(4).toString('hex')}`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE ${setting('TEST_TEMPLATE')} STRATEGY FILE_COPY`);
  const url = new URL(setting('TEST_SERVER_URL'));
  url.pathname = `/${name}`;
  const folder = join(setting('DATA_DIR'), name);
  Object.assign(process.env, { DATABASE_URL: url.href, DATA_DIR: folder });
  return {
    url: url.href,
    drop: async () => {
      await drop(name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Pools take a moment to say goodbye; after two seconds they are shown the door. */
async function drop(name: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const refused = await asAdministrator(`DROP DATABASE IF EXISTS ${name}`).catch((error) => error);
    if (!refused) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: setting('TEST_SERVER_URL') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is unset: test/support/global-setup.mjs did not run.`);
  return value;
}

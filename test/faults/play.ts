import { freshDatabase } from '../support/database.js';
import { type Broken, type Fault, inShort } from './in-short.mjs';

/** Generous: the machine may have other things to do. */
export const patience = 240_000;

/** What goes wrong when it happens; on Redis where REDIS_URL is set. */
export async function brokenBy(fault: Fault): Promise<Broken[]> {
  const { REDIS_URL: redisUrl = '' } = process.env;
  const database = await freshDatabase();
  try {
    return await inShort(fault, { databaseUrl: database.url, redisUrl });
  } finally {
    await database.drop();
  }
}

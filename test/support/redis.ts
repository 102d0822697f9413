import { Redis } from 'ioredis';

/** An empty Redis of one's own, that of this Jest worker; sets REDIS_URL for what is opened next. */
export async function freshRedis(): Promise<void> {
  const url = new URL(process.env.TEST_REDIS_URL ?? '');
  url.pathname = `/${process.env.JEST_WORKER_ID}`;
  const client = new Redis(url.href);
  await client.flushdb();
  await client.quit();
  process.env.REDIS_URL = url.href;
}

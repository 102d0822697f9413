import { Redis } from 'ioredis';

/** The queue on the run's Redis, in an empty database of this Jest worker's own: another spec's jobs are not ours to take. */
export async function useRedis(): Promise<void> {
  const url = new URL(process.env.TEST_REDIS_URL ?? '');
  url.pathname = `/${process.env.JEST_WORKER_ID}`;
  process.env.REDIS_URL = url.href;
  const redis = new Redis(url.href);
  await redis.flushdb();
  redis.disconnect();
}

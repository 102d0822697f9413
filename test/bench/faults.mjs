// Every fault in its long form: processes killed and stopped, PostgreSQL crashed, the queue emptied, the mail server away.
import { Redis } from 'ioredis';
import { provideRedis } from '../../apps/cli/src/test/needs.mjs';
import { faults as all } from '../faults/faults.mjs';
import { keepInMemory } from '../faults/postgres-restarted.mjs';
import { Scene } from '../faults/scene.mjs';
import { onStage } from './stage/stage.mjs';

/** On a PostgreSQL of their own, which they may break. */
export const faults = () =>
  onStage(async (stage) => {
    await keepInMemory(stage);
    const queues = await queuesOf(stage);
    const figures = [];
    for (const fault of Object.values(all)) {
      for (const queue of fault.redis ? queues : ['']) figures.push(...(await played(stage, fault, queue)));
    }
    return figures;
  }, '.data/faults');

/** `''`: PostgreSQL. */
async function queuesOf(stage) {
  const redis = await provideRedis();
  if (redis?.stop) stage.atEnd(redis.stop);
  if (redis) return ['', redis.env.TEST_REDIS_URL];
  console.error('Sans Redis : installez-le (apt-get install redis-server) ou donnez une adresse dans TEST_REDIS_URL.');
  return [''];
}

async function played(stage, { play, long }, redisUrl) {
  const figures = [];
  for (const size of long) {
    if (redisUrl) await emptied(redisUrl);
    const databaseUrl = await stage.emptyDatabase();
    const began = performance.now();
    const found = await play(await Scene.open(stage, { databaseUrl, redisUrl }), size);
    console.error(`${found[0].name.split(':')[0]} : ${Math.round((performance.now() - began) / 1000)} s`);
    figures.push(...found.map(told));
  }
  return figures;
}

/** What is wrong is said in one column, where anything is. */
const told = ({ which, ...figure }) => ({ ...figure, ...(which?.length > 0 && { which: JSON.stringify(which) }) });

/** Another play's jobs have the same names. */
async function emptied(url) {
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
}

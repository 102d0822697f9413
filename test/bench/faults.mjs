// Every fault in its long form: processes killed and stopped, PostgreSQL crashed, the queue emptied, the mail server away.
import { Redis } from 'ioredis';
import { provideRedis } from '../../apps/cli/src/test/needs.mjs';
import { beyond } from '../faults/checks.mjs';
import { faults as all } from '../faults/faults.mjs';
import { keepInMemory } from '../faults/postgres-restarted.mjs';
import { Scene } from '../faults/scene.mjs';
import { onStage, Stage } from './stage/stage.mjs';

/** On a PostgreSQL of their own, which they may break. */
export const faults = () =>
  onStage(async (stage) => {
    await keepInMemory(stage);
    const queues = await queuesOf(stage);
    const figures = [];
    for (const [play, size, queue] of Object.values(all).flatMap((fault) => playsOf(fault, queues)))
      figures.push(...(await played(stage, { play, size, queue })));
    return figures;
  }, '.data/faults');

const playsOf = ({ play, redis, long }, queues) =>
  (redis ? queues : queues.slice(0, 1)).flatMap((queue) => long.map((size) => [play, size, queue]));

/** `''`: PostgreSQL. */
async function queuesOf(stage) {
  const redis = await provideRedis();
  if (redis?.stop) stage.atEnd(redis.stop);
  if (redis) return ['', redis.env.TEST_REDIS_URL];
  console.error('Sans Redis : installez-le (apt-get install redis-server) ou donnez une adresse dans TEST_REDIS_URL.');
  return [''];
}

async function played({ serverUrl, server }, { play, size, queue: redisUrl }) {
  if (redisUrl) await emptied(redisUrl);
  const stage = new Stage(serverUrl, server);
  const began = performance.now();
  try {
    const figures = await play(await Scene.open(stage, { databaseUrl: await stage.emptyDatabase(), redisUrl }), size);
    const wrong = beyond(figures).length > 0 ? JSON.stringify(beyond(figures)) : 'rien à redire';
    console.error(`${figures[0].name.split(':')[0]} (${Math.round((performance.now() - began) / 1000)} s) : ${wrong}`);
    return figures.map(told);
  } catch (error) {
    // one play that cannot be played to its end does not spare the service the others
    console.error(`${play.name} (${Math.round((performance.now() - began) / 1000)} s) : ${error.message}`);
    return [{ name: `${play.name}: not played to its end`, value: 1, limit: 0, which: error.message }];
  } finally {
    await stage.clear();
  }
}

/** What is wrong is said in one column, where anything is. */
const told = ({ which, ...figure }) => ({ ...figure, ...(which?.length > 0 && { which: JSON.stringify(which) }) });

/** Another play's jobs have the same names. */
async function emptied(url) {
  const redis = new Redis(url);
  await redis.flushdb();
  await redis.quit();
}

import { useRedis } from '../support/redis.js';
import { brokenBy, patience } from './play.js';

describe('two workers on the same messages, with the queue on Redis', () => {
  it(
    'send each once',
    async () => {
      await useRedis();
      expect(await brokenBy('workersRacing')).toEqual([]);
    },
    patience,
  );
});

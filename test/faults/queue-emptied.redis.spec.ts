import { useRedis } from '../support/redis.js';
import { brokenBy, patience } from './play.js';

describe('Redis emptied in the middle of the work', () => {
  it(
    'loses no event and no reminder, and doubles none',
    async () => {
      await useRedis();
      expect(await brokenBy('queueEmptied')).toEqual([]);
    },
    patience,
  );
});

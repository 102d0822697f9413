import { brokenBy, patience } from './play.js';

describe('a worker killed in the middle of sending', () => {
  it(
    'loses no letter, and doubles at most those that were under way',
    async () => {
      expect(await brokenBy('workerKilled')).toEqual([]);
    },
    patience,
  );
});

import { brokenBy, patience } from './play.js';

describe('a worker stopped for longer than its lease', () => {
  it(
    'finds that another has taken over, and doubles at most what was under way',
    async () => {
      expect(await brokenBy('workerStopped')).toEqual([]);
    },
    patience,
  );
});

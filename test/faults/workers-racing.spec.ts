import { brokenBy, patience } from './play.js';

describe('two workers on the same messages', () => {
  it(
    'send each once',
    async () => {
      expect(await brokenBy('workersRacing')).toEqual([]);
    },
    patience,
  );
});

import { brokenBy, patience } from './play.js';

describe('the tables of the queue emptied in the middle of the work', () => {
  it(
    'lose no event and no reminder, and double none',
    async () => {
      expect(await brokenBy('queueEmptied')).toEqual([]);
    },
    patience,
  );
});

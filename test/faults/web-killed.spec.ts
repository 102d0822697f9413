import { brokenBy, patience } from './play.js';

describe('a web process killed in the middle of bookings', () => {
  it(
    'leaves every booking that was acknowledged once, and the same answer to whoever asks again',
    async () => {
      expect(await brokenBy('webKilled')).toEqual([]);
    },
    patience,
  );
});

import { brokenBy, patience } from './play.js';

describe('a mail server that is gone, silent, or cuts letters in the middle', () => {
  it(
    'gets all of them afterwards, none before its time',
    async () => {
      expect(await brokenBy('mailServerAway')).toEqual([]);
    },
    patience,
  );
});

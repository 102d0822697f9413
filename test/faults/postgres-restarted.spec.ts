import { inShortOnOwnServer } from './in-short.mjs';
import { patience } from './play.js';

describe('PostgreSQL crashing in the middle of bookings', () => {
  it(
    'loses nothing that was acknowledged, and the web process goes on',
    async () => {
      expect(await inShortOnOwnServer('postgresRestarted')).toEqual([]);
    },
    patience,
  );

  it(
    'would be seen to lose bookings if a commit did not wait for the disk',
    async () => {
      expect(await inShortOnOwnServer('commitsNotAwaited')).toEqual([]);
    },
    patience,
  );
});

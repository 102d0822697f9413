// Every fault, in a short form for `npm test` and in a long one for `npm run bench -- faults`.
import { mailServerAway } from './mail-server-away.mjs';
import { commitsNotAwaited, postgresRestarted } from './postgres-restarted.mjs';
import { queueEmptied } from './queue-emptied.mjs';
import { webKilled } from './web-killed.mjs';
import { workerKilled, workerStopped, workersRacing } from './workers.mjs';

/** `long`: one play each. `redis`: played on both backends of the queue; `server`: on a PostgreSQL that it may break. */
export const faults = {
  webKilled: { play: webKilled, short: { kills: 3, requests: 200 }, long: [{ kills: 20, requests: 4_000 }] },
  workerKilled: { play: workerKilled, redis: true, short: { kills: 3, bookings: 50 }, long: [{ kills: 20, bookings: 400 }] },
  workerStopped: {
    play: workerStopped,
    redis: true,
    short: { stops: 1, bookings: 40, seconds: 11, shift: true },
    // beyond the lease of 45 s by the real clock, and by the calendar of the other
    long: [
      { stops: 2, bookings: 60, seconds: 50, shift: false },
      { stops: 5, bookings: 60, seconds: 11, shift: true },
    ],
  },
  workersRacing: { play: workersRacing, redis: true, short: { bookings: 50 }, long: [{ bookings: 500 }] },
  queueEmptied: { play: queueEmptied, redis: true, short: { reminders: 14, bookings: 50 }, long: [{ reminders: 14, bookings: 1_000 }] },
  mailServerAway: { play: mailServerAway, short: { bookings: 8 }, long: [{ bookings: 14 }] },
  postgresRestarted: {
    play: postgresRestarted,
    server: true,
    short: { restarts: 2, requests: 200, letters: false },
    long: [{ restarts: 20, requests: 4_000, letters: true }],
  },
  commitsNotAwaited: {
    play: commitsNotAwaited,
    server: true,
    short: { restarts: 2, requests: 200 },
    long: [{ restarts: 3, requests: 600 }],
  },
};

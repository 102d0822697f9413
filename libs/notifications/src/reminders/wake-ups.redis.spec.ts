import { wakesUpInTime } from '../../../../test/support/wake-cases.js';

describe(
  'wake-ups, with the queue on Redis',
  wakesUpInTime(() => {
    process.env.REDIS_URL = process.env.TEST_REDIS_URL;
  }),
);

import { wakesUpInTime } from '../../../../test/support/wake-cases.js';

describe(
  'wake-ups, with the queue on PostgreSQL',
  wakesUpInTime(() => {
    delete process.env.REDIS_URL;
  }),
);

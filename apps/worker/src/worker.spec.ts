import { worksThroughTheQueue } from '../../../test/support/worker-cases.js';

describe(
  'the worker, with its queue on PostgreSQL',
  worksThroughTheQueue(async () => {
    delete process.env.REDIS_URL;
  }),
);

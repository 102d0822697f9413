import { worksThroughTheQueue } from '../../../test/support/worker-cases.js';

describe(
  'the worker, with its queue on Redis',
  worksThroughTheQueue(() => {
    process.env.REDIS_URL = process.env.TEST_REDIS_URL;
  }),
);

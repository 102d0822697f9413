import { carriesEvents } from '../../../test/support/relay-cases.js';

describe(
  'carrying events from the outbox to a queue on Redis',
  carriesEvents(() => {
    process.env.REDIS_URL = process.env.TEST_REDIS_URL;
  }),
);

import { carriesEvents } from '../../../test/support/relay-cases.js';

describe(
  'carrying events from the outbox to a queue on PostgreSQL',
  carriesEvents(async () => {
    delete process.env.REDIS_URL;
  }),
);

import { useRedis } from '../../../test/support/redis.js';
import { carriesEvents } from '../../../test/support/relay-cases.js';

describe('carrying events from the outbox to a queue on Redis', carriesEvents(useRedis));

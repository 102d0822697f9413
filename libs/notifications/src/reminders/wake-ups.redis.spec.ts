import { useRedis } from '../../../../test/support/redis.js';
import { wakesUpInTime } from '../../../../test/support/wake-cases.js';

describe('wake-ups, with the queue on Redis', wakesUpInTime(useRedis));

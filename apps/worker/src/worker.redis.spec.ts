import { useRedis } from '../../../test/support/redis.js';
import { worksThroughTheQueue } from '../../../test/support/worker-cases.js';

describe('the worker, with its queue on Redis', worksThroughTheQueue(useRedis));

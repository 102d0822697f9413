import { Test } from '@nestjs/testing';
import { Clock } from '#platform';
import { CliModule } from '../../apps/cli/src/cli.module.js';
import { SetClock } from '../support/clock.js';
import { Part } from '../support/processes.js';
import { useRedis } from '../support/redis.js';
import { type Office, officeTime, worksThroughTheQueue } from '../support/worker-cases.js';

describe('two worker processes on one PostgreSQL and one Redis', worksThroughTheQueue(useRedis, besideTwoWorkers, 10_000));

/** The modules without an edge in this process; the work is done in the two others. */
async function besideTwoWorkers(): Promise<Office> {
  const workers = await Promise.all([1, 2].map(() => Part.start('worker', { TEST_NOW: officeTime })));
  const app = await Test.createTestingModule({ imports: [CliModule] })
    .overrideProvider(Clock)
    .useValue(new SetClock(new Date(officeTime)))
    .compile();
  await app.init();
  const close = async () => {
    await Promise.all(workers.map((worker) => worker.end()));
    await app.close();
  };
  const passTime = () => undefined; // their clocks go on by themselves
  return { app, passTime, close };
}

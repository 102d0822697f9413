import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Clock } from '#platform';
import { CliModule } from '../../apps/cli/src/cli.module.js';
import { SetClock } from './clock.js';
import { freshDatabase } from './database.js';

export interface RunningServices {
  readonly app: INestApplicationContext;
  readonly clock: SetClock;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** The modules without an edge, on a database of their own. */
export async function startServices(now: string): Promise<RunningServices> {
  const database = await freshDatabase();
  const clock = new SetClock(new Date(now));
  const app = await Test.createTestingModule({ imports: [CliModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  await app.init();
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, clock, databaseUrl: database.url, close };
}

import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Clock, prepareQueue } from '#platform';
import { newAdapter } from '../../apps/web/src/edge/adapter.js';
import { dress } from '../../apps/web/src/edge/dress.js';
import { serveApiDescription } from '../../apps/web/src/openapi.js';
import { WebModule } from '../../apps/web/src/web.module.js';
import { SetClock } from './clock.js';
import { freshDatabase } from './database.js';

export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: SetClock;
  /** Of its own database. */
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/**
 * The real web edge on a database of its own, on a clock that the spec sets; `more` adds the worker's modules: one app per
 * spec file and process (`@Transactional` looks its host up in a static map).
 */
export async function startApp(now: string, more: readonly (Type | DynamicModule)[] = []): Promise<RunningApp> {
  const database = await freshDatabase();
  const clock = new SetClock(new Date(now));
  await prepareQueue();
  const module = await Test.createTestingModule({ imports: [WebModule, ...more] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(newAdapter());
  await dress(app);
  serveApiDescription(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const close = async () => {
    await app.close();
    await database.drop();
  };
  return { app, url: `http://127.0.0.1:${port}`, clock, databaseUrl: database.url, close };
}

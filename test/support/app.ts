import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Logger, PARAMS_PROVIDER_TOKEN } from 'nestjs-pino';
import { Clock, prepareQueue } from '#platform';
import { newAdapter } from '../../apps/web/src/edge/adapter.js';
import { dress } from '../../apps/web/src/edge/dress.js';
import { serveApiDescription } from '../../apps/web/src/openapi.js';
import { WebModule } from '../../apps/web/src/web.module.js';
import { CapturedLog } from './captured-log.js';
import { SetClock } from './clock.js';
import { freshDatabase } from './database.js';
import { leaks } from './personal-data.js';

export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: SetClock;
  /** Of its own database. */
  readonly databaseUrl: string;
  readonly log: CapturedLog;
  /** Fails when the log holds anything of the people in the database, or a link of theirs. */
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
  const log = new CapturedLog();
  const module = await Test.createTestingModule({ imports: [WebModule, ...more] })
    .overrideProvider(Clock)
    .useValue(clock)
    .overrideProvider(PARAMS_PROVIDER_TOKEN)
    .useValue(log.params)
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(newAdapter(), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  await dress(app);
  serveApiDescription(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  const close = async () => {
    await app.close();
    const said = await leaks(log.lines, database.url);
    await database.drop();
    if (said.length > 0) throw new Error(`The log says too much:\n${said.slice(0, 5).join('\n')}`);
  };
  return { app, url: `http://127.0.0.1:${port}`, clock, databaseUrl: database.url, log, close };
}

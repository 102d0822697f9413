import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import { IntakeService } from '#intake';
import { anonymous, later } from '#kernel';
import { Clock, Database, prepareQueue } from '#platform';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { enrolCast } from './cast.js';
import { SetClock } from './clock.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { SmtpSink } from './smtp-sink.js';

export const officeTime = '2026-11-24T08:00:00Z';
const now = new Date(officeTime);
const email = 'mairie@commune.example';

/** Who does the work: a worker in the spec's own process, or others beside it. */
export interface Office {
  readonly app: INestApplicationContext;
  /** Ten seconds later, where the clock goes only when it is told to. */
  passTime(): void;
  close(): Promise<void>;
}

/** The worker itself, in this process, on the clock of the spec. */
async function inThisProcess(): Promise<Office> {
  await prepareQueue();
  const clock = new SetClock(now);
  const app = await Test.createTestingModule({ imports: [WorkerModule] })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  app.useLogger(app.get(Logger));
  await app.init();
  return { app, passTime: () => clock.set(later(now, 10_000)), close: () => app.close() };
}

/** The whole way from a booking to its mails, by the worker alone, on both backends of the queue; `before` sets the environment. */
export const worksThroughTheQueue =
  (before: () => Promise<void>, open: () => Promise<Office> = inThisProcess, patience = 2_000) =>
  () => {
    let fresh: FreshDatabase;
    let sink: SmtpSink;
    let office: Office;

    beforeAll(async () => {
      await before();
      sink = await SmtpSink.open();
      Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent' });
      fresh = await freshDatabase();
      office = await open();
      await enrolCast(office.app, now);
    }, 60_000);

    afterAll(async () => {
      await office?.close();
      await sink?.close();
      await fresh?.drop();
    }, 60_000);

    afterEach(() => sink.clear());

    it(`sends both mails of a booking within ${patience / 1000} seconds of its commit`, async () => {
      await book('2026-12-01T09:00:00Z');
      await sink.holds(2, patience);
      expect(sink.to(email)).toHaveLength(1);
      await until(`SELECT FROM outbox WHERE handled_at IS NULL`, 0);
    });

    it('tries again, a little later, what the mail server put off', async () => {
      sink.refuseOnce({ code: 451 });
      await book('2026-12-02T09:00:00Z');
      await until(`SELECT FROM attempt WHERE outcome = 'deferred'`, 1);
      office.passTime();
      await sink.holds(2, 12_000 + patience);
      await until(`SELECT FROM message WHERE state <> 'sent'`, 0);
    });

    async function book(start: string): Promise<void> {
      const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' } as const;
      const order = { territory: 'commune:26063', type: 'orientation', modality: 'visio', start: new Date(start), requester } as const;
      await office.app.get(IntakeService).make(anonymous, order, now);
    }

    /** Waits until the query gives so many rows. */
    async function until(sql: string, count: number): Promise<void> {
      for (let tries = 0; tries < 100; tries += 1) {
        if ((await office.app.get(Database).rows(sql)).length === count) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`never ${count} rows: ${sql}`);
    }
  };

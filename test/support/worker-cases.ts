import { Test, type TestingModule } from '@nestjs/testing';
import { Logger } from 'nestjs-pino';
import { IntakeService } from '#intake';
import { anonymous, later } from '#kernel';
import { Clock, Database, prepareQueue } from '#platform';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { enrolCast } from './cast.js';
import { SetClock } from './clock.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { SmtpSink } from './smtp-sink.js';

const now = new Date('2026-11-24T08:00:00Z');
const email = 'mairie@commune.example';

/** The whole way from a booking to its mails, by the worker alone, on both backends of the queue; `before` sets the environment. */
export const worksThroughTheQueue = (before: () => void | Promise<void>) => () => {
  let fresh: FreshDatabase;
  let sink: SmtpSink;
  let app: TestingModule;
  const clock = new SetClock(now);

  beforeAll(async () => {
    await before();
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent' });
    fresh = await freshDatabase();
    await prepareQueue();
    app = await Test.createTestingModule({ imports: [WorkerModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    app.useLogger(app.get(Logger));
    await app.init();
    await enrolCast(app, now);
  });

  afterAll(async () => {
    await app?.close();
    await sink?.close();
    await fresh?.drop();
  });

  afterEach(() => sink.clear());

  it('sends both mails of a booking within two seconds of its commit', async () => {
    await book('2026-12-01T09:00:00Z');
    await sink.holds(2, 2000);
    expect(sink.to(email)).toHaveLength(1);
    await until(`SELECT FROM outbox WHERE handled_at IS NULL`, 0);
  });

  it('tries again, a little later, what the mail server put off', async () => {
    sink.refuseOnce({ code: 451 });
    await book('2026-12-02T09:00:00Z');
    await sink.holds(1, 2000);
    await until(`SELECT FROM attempt WHERE outcome = 'deferred'`, 1);
    clock.set(later(now, 10_000));
    await sink.holds(2, 4000);
    await until(`SELECT FROM message WHERE state <> 'sent'`, 0);
  });

  async function book(start: string): Promise<void> {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' } as const;
    const order = { territory: 'commune:26063', type: 'orientation', modality: 'visio', start: new Date(start), requester } as const;
    await app.get(IntakeService).make(anonymous, order, now);
  }

  /** Waits until the query gives so many rows. */
  async function until(sql: string, count: number): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await app.get(Database).rows(sql)).length === count) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`never ${count} rows: ${sql}`);
  }
};

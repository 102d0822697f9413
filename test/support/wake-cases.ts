import { getQueueToken } from '@nestjs/bullmq';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Queue } from 'bullmq';
import { Logger } from 'nestjs-pino';
import { IntakeService } from '#intake';
import { anonymous, later } from '#kernel';
import { remindersQueue, WakeUps } from '#notifications/worker';
import { Clock, prepareQueue } from '#platform';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { enrolCast } from './cast.js';
import { SetClock } from './clock.js';
import { type FreshDatabase, freshDatabase } from './database.js';
import { SmtpSink } from './smtp-sink.js';

const now = new Date('2026-11-24T08:00:00Z');
const email = 'mairie@commune.example';

/** Reminders through the worker as it runs, on both backends of the queue; `before` sets the environment. */
export const wakesUpInTime = (before: () => void | Promise<void>) => () => {
  let fresh: FreshDatabase;
  let sink: SmtpSink;
  let app: TestingModule;
  let queue: Queue;
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
    queue = app.get(getQueueToken(remindersQueue));
    await queue.obliterate({ force: true });
    await enrolCast(app, now);
    await book('2026-12-03T09:00:00Z');
    await sink.holds(2);
  });

  afterAll(async () => {
    await queue?.obliterate({ force: true });
    await app?.close();
    await sink?.close();
    await fresh?.drop();
  });

  it('asks the queue for nothing before the hour in which a reminder is due', async () => {
    expect(await app.get(WakeUps).turn(later(due, -3_600_001))).toBe(0);
    expect(await jobs()).toEqual([]);
  });

  it('asks it for what is due within the hour, under an id with its version and the delay that is left', async () => {
    await app.get(WakeUps).turn(later(due, -1_800_000));
    expect(await jobs()).toEqual([expect.stringMatching(/^reminder-two_days_before-[0-9a-f-]{36}-v0 1800000$/)]);
  });

  it('gives it again all that it has lost, and nothing twice', async () => {
    await queue.obliterate({ force: true });
    for (let turns = 0; turns < 3; turns += 1) await app.get(WakeUps).turn(later(due, -1_200_000));
    expect(await jobs()).toEqual([expect.stringMatching(/-v0 1200000$/)]);
  });

  it('sends as soon as it is woken, without waiting for the sweep', async () => {
    await queue.obliterate({ force: true });
    await app.get(WakeUps).turn(later(due, -1_000));
    clock.set(due);
    await sink.holds(3, 6_000);
    expect(sink.to(email).at(-1)?.subject).toContain('rappel');
    expect(await jobs()).toEqual([]);
  });

  /** Two days before, at nine in Paris. */
  const due = new Date('2026-12-01T08:00:00Z');

  async function jobs(): Promise<string[]> {
    const delayed = await queue.getJobs(['delayed', 'wait'], 0, 100, true);
    return delayed.map(({ id, opts }) => `${id} ${opts.delay}`);
  }

  async function book(start: string): Promise<void> {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' } as const;
    const order = { territory: 'commune:26063', type: 'orientation', modality: 'visio', start: new Date(start), requester } as const;
    await app.get(IntakeService).make(anonymous, order, now);
  }
};

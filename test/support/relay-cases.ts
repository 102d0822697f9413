import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Test, type TestingModule } from '@nestjs/testing';
import { type Job, type Queue, Worker } from 'bullmq';
import { event, later, minutes, system } from '#kernel';
import { Announcer, type CarriedEvent, eventsQueue, Outbox, PlatformModule, prepareQueue, queueConnection } from '#platform';
import { PlatformWorkerModule, Relay } from '#platform/worker';
import { type FreshDatabase, freshDatabase } from './database.js';

const now = new Date('2026-11-24T08:00:00Z');

/** The same on both backends of the queue; `before` sets the environment. */
export const carriesEvents = (before: () => Promise<void>) => () => {
  let database: FreshDatabase;
  let app: TestingModule;
  let relay: Relay;
  let queue: Queue<CarriedEvent>;

  beforeAll(async () => {
    await before();
    database = await freshDatabase();
    await prepareQueue();
    // never initialised: no turn is taken but ours
    app = await Test.createTestingModule({
      imports: [BullModule.forRootAsync({ useFactory: () => ({ connection: queueConnection() }) }), PlatformModule, PlatformWorkerModule],
    }).compile();
    relay = app.get(Relay);
    queue = app.get(getQueueToken(eventsQueue));
  });

  afterAll(async () => {
    await queue?.close();
    await app?.close();
    await database?.drop();
  });

  afterEach(async () => {
    await queue.obliterate({ force: true });
    const outbox = app.get(Outbox);
    for (const { outboxId } of await outbox.claim(1000, later(now, minutes(60)))) await outbox.handled(outboxId, now);
  });

  it('carries each event once, in order, under the number of its row', async () => {
    await announce('a', 'b', 'c');
    expect(await relay.turn(now)).toBe(3);
    expect(await relay.turn(now)).toBe(0);
    const jobs = await waiting();
    expect(jobs.map(({ data }) => data.payload)).toEqual([{ addressId: 'a' }, { addressId: 'b' }, { addressId: 'c' }]);
    for (const job of jobs) expect(job.id).toBe(`event-${job.data.outboxId}`);
  });

  it('carries an event again when nobody has handled it for two minutes', async () => {
    await announce('a');
    await relay.turn(now);
    await queue.obliterate({ force: true });
    expect(await relay.turn(later(now, minutes(2) - 1))).toBe(0);
    expect(await relay.turn(later(now, minutes(2)))).toBe(1);
    expect(await waiting()).toHaveLength(1);
  });

  it('adds nothing while the queue still holds the job', async () => {
    await announce('a');
    await relay.turn(now);
    await relay.turn(later(now, minutes(2)));
    expect(await waiting()).toHaveLength(1);
  });

  it('can carry again what the queue has finished, or given up, without it being handled', async () => {
    await announce('a');
    await relay.turn(now);
    expect(await worked(() => Promise.resolve())).toBe('completed');
    await relay.turn(later(now, minutes(2)));
    expect(await worked(() => Promise.reject(new Error('given up')))).toBe('failed');
    await relay.turn(later(now, minutes(4)));
    expect(await waiting()).toHaveLength(1);
  });

  it('leaves alone what was handled', async () => {
    await announce('a');
    await relay.turn(now);
    const [job] = await waiting();
    await app.get(Outbox).handled(job?.data.outboxId ?? 0, now);
    expect(await relay.turn(later(now, minutes(10)))).toBe(0);
  });

  it('shares the events among several at once', async () => {
    await announce(...Array.from({ length: 250 }, (_, n) => `${n}`));
    const carried = await Promise.all([relay.turn(now), relay.turn(now), relay.turn(now), relay.turn(now)]);
    expect(carried.reduce((sum, count) => sum + count, 0)).toBe(250);
    expect(new Set((await waiting()).map(({ id }) => id)).size).toBe(250);
  });

  it('gives back what the queue would not take', async () => {
    await announce('a');
    const addBulk = jest.spyOn(queue, 'addBulk').mockRejectedValueOnce(new Error('away'));
    await expect(relay.turn(now)).rejects.toThrow('away');
    expect(await relay.turn(now)).toBe(1);
    addBulk.mockRestore();
  });

  async function announce(...addressIds: string[]): Promise<void> {
    for (const addressId of addressIds)
      await app.get(Announcer).record(system('spec'), event('LinksAsked', { kind: 'address', id: addressId }, { addressId }), now);
  }

  const waiting = (): Promise<Job<CarriedEvent>[]> => queue.getJobs(['wait'], 0, 1000, true);

  /** Lets the queue's one job end, at its last attempt. */
  async function worked(process: () => Promise<void>): Promise<string> {
    for (const job of await waiting()) await job.remove().then(() => queue.add(job.name, job.data, { ...job.opts, attempts: 1 }));
    const worker = new Worker(eventsQueue, process, { connection: queueConnection() });
    const end = await new Promise<string>((ended) => {
      worker.on('completed', () => ended('completed'));
      worker.on('failed', () => ended('failed'));
    });
    await worker.close();
    return end;
  }
};

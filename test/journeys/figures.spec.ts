import { NotificationsWorkerModule } from '#notifications/worker';
import { Database, Heartbeats } from '#platform';
import { Heartbeat, PlatformWorkerModule } from '#platform/worker';
import { anOrder, ask, book } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';

describe('whoever watches the service', () => {
  let sink: SmtpSink;
  let running: RunningApp;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, NOTICE: 'La cellule est fermée du 24 au 31 décembre.' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    await enrolCast(running.app, new Date(now));
  });

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });
  afterEach(() => running.clock.set(now));

  it('sees bookings and refusals by their code', async () => {
    const order = anOrder({ start: '2026-12-01T09:00:00Z' });
    expect((await book(running.url, order)).status).toBe(201);
    expect((await book(running.url, anOrder({ start: '2020-01-01T09:00:00Z' }))).status).toBe(409);
    const shown = await figures();
    expect(shown.get('cellule_bookings_total')).toBe(1);
    expect(shown.get('cellule_refusals_total{code="slot-taken"}')).toBe(1);
    expect(shown.get('cellule_request_seconds_count{method="POST",route="/api/v1/bookings",status="201"}')).toBe(1);
    expect(shown.get('cellule_appointments_upcoming')).toBe(1);
  });

  it('does not see a repeated booking twice', async () => {
    const [order, key] = [anOrder({ start: '2026-12-02T09:00:00Z' }), 'deux-fois'];
    expect([(await book(running.url, order, key)).status, (await book(running.url, order, key)).status]).toEqual([201, 201]);
    expect((await figures()).get('cellule_bookings_total')).toBe(2);
  });

  it('sees how this process is: its pool and its event loop', async () => {
    const shown = await figures();
    for (const name of ['cellule_pool_connections{state="idle"}', 'cellule_pool_waits', 'cellule_nodejs_eventloop_lag_p99_seconds'])
      expect(shown.get(name)).toBeGreaterThanOrEqual(0);
  });

  it('sees who had to wait for a connection', async () => {
    const before = (await figures()).get('cellule_pool_waits') ?? 0;
    const database = running.app.get(Database);
    await Promise.all(Array.from({ length: 30 }, () => database.rows('SELECT pg_sleep(0.02)')));
    expect((await figures()).get('cellule_pool_waits')).toBeGreaterThanOrEqual(before + 20);
  });

  it('sees the worker, its jobs and its queues', async () => {
    await running.app.get(Heartbeat).beat(new Date(now));
    const shown = await figures();
    expect([shown.get('cellule_workers_alive'), shown.get('cellule_workers_ready')]).toEqual([1, 1]);
    const [of] = (await running.app.get(Heartbeats).all()).map(({ process }) => process);
    expect(shown.get(`cellule_worker_jobs_done{process="${of}"}`)).toBeGreaterThan(0);
    expect(shown.get('cellule_queue_jobs{queue="reminders",state="waiting"}')).toBeGreaterThanOrEqual(0);
  });

  it('misses a worker that has been silent for a minute', async () => {
    running.clock.set('2026-11-23T08:01:01Z');
    expect((await figures()).get('cellule_workers_alive')).toBe(0);
  });

  it('sees an outbox that is stuck, and messages that are late', async () => {
    for (const name of ['cellule_outbox_waiting', 'cellule_messages_due']) await until(async () => (await figures()).get(name) === 0);
    const database = running.app.get(Database);
    await database.rows(`INSERT INTO outbox (name, payload, recorded_at, relayed_at) VALUES ('LinksAsked', '{}', $1, $2)`, [
      '2026-11-23T07:50:00Z',
      '2027-01-01T00:00:00Z',
    ]);
    await database.rows(
      `INSERT INTO message (id, kind, subject_id, sequence, facts, state, made_at, not_before, lease_owner, lease_until)
       VALUES (gen_random_uuid(), 'links', gen_random_uuid(), 0, '{}', 'waiting', $1, $2, gen_random_uuid(), $3)`,
      ['2026-11-23T07:00:00Z', '2026-11-23T07:57:00Z', '2027-01-01T00:00:00Z'],
    );
    await database.rows(
      `INSERT INTO reminder (id, kind, subject_id, person_id, sequence, due_at, made_at)
       SELECT gen_random_uuid(), 'advisor_day', gen_random_uuid(), id, 0, $1, $1 FROM person LIMIT 1`,
      ['2026-11-23T07:57:00Z'],
    );
    const shown = await figures();
    expect(shown.get('cellule_outbox_oldest_seconds')).toBe(600);
    expect([shown.get('cellule_messages_due'), shown.get('cellule_messages_late')]).toEqual([1, 1]);
    expect(shown.get('cellule_reminders_late')).toBe(1);
    expect((await ask(running.url, '/health/ready')).status).toBe(200);
  });

  it('sees files that wait to be scanned, and since when', async () => {
    const [waiting, over] = [`'waiting', NULL`, `'clean', '2026-11-23T07:55:00Z'`];
    for (const [letter, state] of [
      ['a', waiting],
      ['b', over],
    ] as const)
      await running.app
        .get(Database)
        .rows(
          `INSERT INTO file_content (sha256, size, stored_at, scan, scanned_at) VALUES ('${letter.repeat(64)}', 1, '2026-11-23T07:50:00Z', ${state})`,
        );
    const shown = await figures();
    expect([shown.get('cellule_files_waiting'), shown.get('cellule_files_oldest_seconds')]).toEqual([1, 600]);
  });

  it('tells everyone what they are to know, on each page', async () => {
    for (const page of ['/', '/rendez-vous', '/accessibilite', '/rien'])
      expect((await ask<string>(running.url, page)).body).toContain('La cellule est fermée du 24 au 31 décembre.');
  });

  async function figures(): Promise<Map<string, number>> {
    const { body } = await ask<string>(running.url, '/metrics');
    const lines = body.split('\n').filter((line) => line && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
  }
});

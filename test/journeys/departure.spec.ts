import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Database } from '#platform';
import { anOrder, book, slots } from '../support/api.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import { leaks } from '../support/personal-data.js';
import { Part } from '../support/processes.js';
import { type RunningServices, startServices } from '../support/services.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';

/** What became of one request. */
interface Outcome {
  /** `201`, `503`, or the code of the error of a connection. */
  readonly what: string;
  readonly reference?: string;
}

describe('the service is asked to stop in the middle of its work', () => {
  let sink: SmtpSink;
  let running: RunningServices;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, TEST_NOW: now });
    running = await startServices(now);
    await enrolCast(running.app, new Date(now));
  });

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  it('answers each request under way, refuses the others cleanly, and is gone within ten seconds', async () => {
    const web = await Part.start('web');
    const load = new Load(
      web.url,
      (await slots(web.url, { territory: 'commune:26063', to: '2027-01-31' })).body.items.map(({ start }) => start),
    );
    const outcomes = load.run(16);
    await until(() => load.done.filter(({ what }) => what === '201').length >= 20);
    const end = await web.end();
    load.stop();
    await outcomes;
    expect(end).toMatchObject({ clean: true });
    expect(end.ms).toBeLessThan(10_000);
    const odd = load.done.map(({ what }) => what).filter((what) => !['201', '409', '503', 'ECONNREFUSED'].includes(what));
    // a connection that the system had made and nobody had heard yet when the door closed
    expect(odd.filter((what) => what !== 'ECONNRESET')).toEqual([]);
    expect(odd.length).toBeLessThanOrEqual(2);
    expect(load.afterSignal).toBeGreaterThan(0);
    expect(await references()).toEqual(load.done.flatMap(({ reference }) => reference ?? []).sort());
    expect(await leaks(web.lines, running.databaseUrl)).toEqual([]);
  }, 60_000);

  it('lets the letters under way leave, notes each of them, and leaves the rest to the next worker, once each', async () => {
    await until(async () => (await running.app.get(Database).rows('SELECT FROM outbox WHERE handled_at IS NULL')).length > 20);
    sink.meanwhile = () => new Promise((sent) => setTimeout(sent, 400));
    const worker = await Part.start('worker');
    await until(() => sink.mails.length >= 3);
    const end = await worker.end();
    expect(end).toMatchObject({ clean: true });
    expect(end.ms).toBeLessThan(10_000);
    const atEnd = sink.mails.length;
    expect(await sent()).toBe(atEnd);
    sink.meanwhile = async () => {};
    const next = await Part.start('worker');
    await until(async () => (await waiting()) === 0);
    expect(atEnd).toBeLessThan(sink.mails.length);
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(sink.mails.length);
    expect(await sent()).toBe(sink.mails.length);
    await next.end();
    expect(await leaks([...worker.lines, ...next.lines], running.databaseUrl)).toEqual([]);
  }, 90_000);

  it('leaves no heartbeat behind, which its container sees', async () => {
    expect(await running.app.get(Database).rows('SELECT FROM heartbeat')).toEqual([]);
    expect(await health()).toMatchObject({ code: 1, said: expect.stringContaining('Aucun service de fond') });
    const worker = await Part.start('worker');
    await until(async () => (await running.app.get(Database).rows('SELECT FROM heartbeat')).length > 0);
    expect(await health()).toMatchObject({ code: 0, said: expect.stringContaining('Services de fond en vie : 1.') });
    await worker.end();
  }, 60_000);

  /** As the HEALTHCHECK of docker/Dockerfile asks. */
  const health = () =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const args = ['--import', './test/support/set-time.mjs', 'dist/apps/cli/src/health.js', 'worker'];
      const asked = execFile(process.execPath, args, { env: process.env }, (_, out, err) =>
        resolve({ code: asked.exitCode ?? -1, said: out + err }),
      );
    });

  const references = async () =>
    (await running.app.get(Database).rows<{ reference: string }>('SELECT reference FROM appointment ORDER BY 1')).map(
      ({ reference }) => reference,
    );

  const sent = async () => (await running.app.get(Database).rows(`SELECT FROM attempt WHERE outcome = 'accepted'`)).length;

  const waiting = async () =>
    (
      await running.app
        .get(Database)
        .rows(`SELECT FROM outbox WHERE handled_at IS NULL UNION ALL SELECT FROM message WHERE state = 'waiting'`)
    ).length;
});

/** Clients that book one hour after the other, each as soon as the one before was answered. */
class Load {
  readonly done: Outcome[] = [];
  private running = true;

  constructor(
    private readonly url: string,
    private readonly starts: string[],
  ) {}

  /** How many were answered or refused once the service had begun to leave. */
  get afterSignal(): number {
    return this.done.filter(({ what }) => what === '503' || what === 'ECONNREFUSED').length;
  }

  async run(clients: number): Promise<void> {
    await Promise.all(Array.from({ length: clients }, () => this.client()));
  }

  stop(): void {
    this.running = false;
  }

  private async client(): Promise<void> {
    for (let start = this.starts.shift(); start && this.running; start = this.starts.shift()) {
      const outcome = await this.one(start);
      this.done.push(outcome);
      if (outcome.what === 'ECONNREFUSED') return;
    }
  }

  private async one(start: string): Promise<Outcome> {
    try {
      const { status, body } = await book(this.url, anOrder({ start }), randomUUID());
      return { what: String(status), ...(body.reference && { reference: body.reference }) };
    } catch (error) {
      return { what: (error as { cause?: { code?: string } }).cause?.code ?? String(error) };
    }
  }
}

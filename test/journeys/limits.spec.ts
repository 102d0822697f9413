import { connect, type Socket } from 'node:net';
import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '#platform';
import { newAdapter } from '../../apps/web/src/edge/adapter.js';
import { ask } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';

@Controller()
class AnyController {
  @Post()
  take(): string {
    return 'taken';
  }
}

@Module({ controllers: [AnyController] })
class AnyModule {}

const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

describe('the service under more than it can take', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { MAX_CONNECTIONS: '5', STATEMENT_SECONDS: '1' });
    running = await startApp('2026-11-23T08:00:00Z');
  });
  afterAll(() => running?.close());

  it('turns away the connections beyond its number, and takes new ones once there is room', async () => {
    const { port } = new URL(running.url);
    const sockets = await Promise.all(Array.from({ length: 8 }, () => opened(Number(port))));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(sockets.filter(({ closed }) => closed)).toHaveLength(3);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await ask(running.url, '/health/live')).status).toBe(200);
  });

  it('gives up a statement that takes too long, and a lock that does not come', async () => {
    const database = running.app.get(Database);
    await expect(database.rows('SELECT pg_sleep(5)')).rejects.toMatchObject({ driverError: { code: '57014' } });
    const [limits] = await database.rows(
      `SELECT current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`,
    );
    expect(limits).toEqual({ lock: '1s', idle: '1s' });
  });

  const opened = (port: number): Promise<Socket> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket));
      socket.on('error', () => {}).resume();
    });
});

describe('a connection that keeps us waiting', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(
      AnyModule,
      newAdapter({ headers: 300, request: 600, upload: 60_000, looking: 50 }),
      {
        logger: false,
      },
    );
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as { port: number }).port;
  });
  afterAll(() => app?.close());

  it.each([
    ['with its headers', head, /^HTTP\/1\.1 408 .*"code":"request-timeout"/s],
    ['with its body', `${head}Content-Length: 20\r\n\r\n{"a":`, /^HTTP\/1\.1 408 .*"code":"request-timeout"/s],
  ])('%s is told so and closed', async (_, sent, answer) => {
    const since = performance.now();
    expect(await conversation(sent)).toMatch(answer);
    expect(performance.now() - since).toBeLessThan(2000);
  });

  it.each([
    ['speaks something else', 'bonjour\r\n\r\n', /^HTTP\/1\.1 400 .*application\/problem\+json/s],
    ['says too much in its headers', `${head}X: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
  ])('or %s', async (_, sent, answer) => expect(await conversation(sent)).toMatch(answer));

  it('does not keep others waiting', async () => {
    const slow = Array.from({ length: 50 }, () =>
      connect(port, '127.0.0.1', function (this: Socket) {
        this.write(head);
      }),
    );
    expect((await ask(`http://127.0.0.1:${port}`, '/', { method: 'POST' })).status).toBe(201);
    for (const socket of slow) socket.on('error', () => {}).destroy();
  });

  /** All that comes back until the other side closes. */
  const conversation = (sent: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let said = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(sent));
      socket.on('data', (part) => {
        said += part;
      });
      socket.on('close', () => resolve(said)).on('error', reject);
    });
});

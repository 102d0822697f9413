import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import { pdf } from '../support/documents.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Part } from '../support/processes.js';
import { askedWithin } from '../support/requests.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const megabyte = 1024 * 1024;

/** Of that size, each unlike the others. */
const large = (megabytes: number, title: string): Buffer =>
  Buffer.concat([pdf(title), Buffer.alloc(megabytes * megabyte - 2 * pdf(title).length, title), pdf(title)]);

describe('a document on its way', () => {
  let running: RunningApp;
  let part: Part;
  const settings = { TEST_NOW: now, UNSCANNED_FILES: '1', THROTTLE_PER_MINUTE: '0' };

  beforeAll(async () => {
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
  }, 60_000);
  afterEach(() => part?.end());
  afterAll(() => running?.close());

  /** A web process of its own, and someone in it who may add documents to a request. */
  async function opened(largestFile?: number): Promise<{ visitor: FormVisitor; page: string }> {
    part = await Part.start('web', settings, largestFile);
    const page = `/espace/demandes/${await askedWithin(running, 'commune:26063')}`;
    const visitor = await residentAs({ ...running, url: part.url }, 'member', `${randomUUID()}@buis.example`, {
      territoryId: 'commune:26063',
    });
    return { visitor: await visitor.open(page), page };
  }

  const rows = () =>
    running.app
      .get(Database)
      .rows('SELECT (SELECT count(*)::int FROM file) AS files, (SELECT count(*)::int FROM file_content) AS contents');

  const filesFolder = () => join(process.env.DATA_DIR ?? '', 'files');

  const onDisk = () => {
    const all = readdirSync(filesFolder(), { recursive: true, withFileTypes: true });
    return all.filter((entry) => entry.isFile()).map(({ name }) => name);
  };

  it('leaves nothing when the disk is full, and the next one that has room is kept', async () => {
    const { visitor, page } = await opened(2 * megabyte);
    await visitor.sendFile(large(5, 'trop'), 'trop.pdf', `${page}/documents`);
    expect([visitor.status, textOf(visitor)]).toEqual([503, expect.stringContaining('Le document n’a pas pu être gardé.')]);
    expect([onDisk(), await rows()]).toEqual([[], [{ files: 0, contents: 0 }]]);
    await visitor.sendFile(large(1, 'assez'), 'assez.pdf', `${page}/documents`);
    expect([visitor.status, onDisk().length, await rows()]).toEqual([200, 1, [{ files: 1, contents: 1 }]]);
  }, 60_000);

  it('leaves nothing when the line is cut, or when the process is killed', async () => {
    const { visitor, page } = await opened();
    const before = [onDisk(), await rows()];
    const halfway = async () => {
      const socket = await begun(part.url, visitor, `${page}/documents`);
      await until(() => onDisk().length > (before[0] as string[]).length);
      return socket;
    };
    (await halfway()).destroy();
    await until(() => onDisk().length === (before[0] as string[]).length);
    expect([onDisk(), await rows()]).toEqual(before);
    const socket = await halfway();
    await part.end('SIGKILL');
    socket.destroy();
    expect(await rows()).toEqual(before[1]);
    expect(readdirSync(join(filesFolder(), 'arriving'))).toHaveLength(1);
  }, 60_000);

  it('is never whole in memory, however many come at once', async () => {
    const { visitor, page } = await opened();
    await visitor.sendFile(large(24, 'd’abord'), 'd’abord.pdf', `${page}/documents`);
    const before = peakOf(part);
    await visitor.open(page);
    const others = Array.from({ length: 6 }, () => visitor.copy().sharing(visitor));
    await Promise.all(others.map((other, n) => other.sendFile(large(24, `ensemble ${n}`), `e${n}.pdf`, `${page}/documents`)));
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 200));
    const grown = (peakOf(part) - before) / megabyte;
    expect(grown).toBeLessThan(72);
  }, 120_000);

  it('is told that it is too large once it has all been said', async () => {
    const { visitor, page } = await opened();
    await visitor.sendFile(large(60, 'long'), 'long.pdf', `${page}/documents`);
    expect([visitor.status, textOf(visitor)]).toEqual([422, expect.stringContaining('Ce document dépasse 25 Mo.')]);
  }, 60_000);

  it('survives a restart', async () => {
    const { visitor, page } = await opened();
    const bytes = large(3, 'durable');
    await visitor.sendFile(bytes, 'durable.pdf', `${page}/documents`);
    await part.end();
    part = await Part.start('web', settings);
    const again = await residentAs({ ...running, url: part.url }, 'member', 'membre@buis.example', { territoryId: 'commune:26063' });
    await again.open(page);
    const address = /<a href="([^"]+)" download="">/.exec(again.html)?.[1] ?? '';
    expect(Buffer.from(await (await again.fetch(address)).arrayBuffer()).equals(bytes)).toBe(true);
  }, 60_000);
});

/** In bytes, since it began (Linux). */
const peakOf = ({ process }: Part): number =>
  1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))?.[1] ?? 0);

/** A form with a document of 20 MB, of which three arrive. */
function begun(url: string, visitor: FormVisitor, path: string): Promise<Socket> {
  const cookie = ['connexion', 'navigateur'].map((name) => `${name}=${visitor.cookie(name)}`).join('; ');
  const field = `--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${visitor.hidden('_csrf')}\r\n`;
  const file = '--x\r\nContent-Disposition: form-data; name="document"; filename="coupe.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${20 * megabyte}\r\n\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(`${head}${field}${file}`);
      socket.write(large(3, 'coupé'), () => resolve(socket));
    });
    socket.on('error', reject);
  });
}

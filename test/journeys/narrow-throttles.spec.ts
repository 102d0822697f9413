import { IdentityService, SignInService } from '#identity';
import { anonymous, later, system } from '#kernel';
import { networkOf } from '../../apps/web/src/edge/browser.js';
import { anOrder, post } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Part } from '../support/processes.js';
import { queriesOf } from '../support/queries.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('too much of one thing', () => {
  let running: RunningApp;
  /** Another process on the same database. */
  let second: Part;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '8', TRUSTED_PROXIES: '127.0.0.1', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now.toISOString());
    second = await Part.start('web', { TEST_NOW: now.toISOString() });
    const { id } = await running.app.get(IdentityService).addressFor(by, 'connue@mairie.example', now);
    await running.app.get(IdentityService).prove(by, id, now);
  }, 60_000);
  afterAll(async () => {
    await second?.end();
    await running?.close();
  });
  beforeEach(() => running.clock.set(now));

  /** As many as it takes, one network each; the first that is refused. */
  const askFor = async (adresse: string): Promise<{ sent: number; answer: string; wait: string | null }> => {
    for (let sent = 0; sent < 20; sent += 1) {
      running.clock.set(later(now, sent * 61_000));
      const visitor = await new FormVisitor(running.url).open('/connexion');
      running.clock.set(later(now, sent * 61_000 + 3000));
      await visitor.send({ adresse });
      const answer = /<h1[^>]*>([^<]*)/.exec(visitor.html)?.[1] ?? '';
      if (visitor.status === 429) return { sent, answer, wait: visitor.headers?.get('retry-after') ?? null };
    }
    throw new Error('never refused');
  };

  it('is refused to one address after six links an hour, known or not, and says how long', async () => {
    const [known, unknown] = [await askFor('connue@mairie.example'), await askFor('inconnue@mairie.example')];
    expect(known).toEqual({
      sent: 6,
      answer: 'Plusieurs liens ont été demandés pour cette adresse',
      wait: expect.stringMatching(/^3\d{3}$/),
    });
    expect(unknown).toEqual(known);
  });

  it('is refused to one link after sixty openings a minute, from any network, and only to that one', async () => {
    const open = (token: string, n: number) =>
      fetch(`${running.url}/connexion/${token}`, { headers: { 'x-forwarded-for': `198.51.100.${n}` } });
    const [one, other] = ['A'.repeat(43), 'B'.repeat(43)];
    const answers: number[] = [];
    for (let n = 0; n < 61; n += 1) answers.push((await open(one, n)).status);
    expect([answers.filter((status) => status === 410).length, answers.at(-1)]).toEqual([60, 429]);
    expect(Number((await open(one, 99)).headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await open(other, 1)).status).toBe(410);
    running.clock.set(later(now, 60_000));
    expect((await open(one, 1)).status).toBe(410);
  });

  it('is refused to one booking after sixty calls a minute, by the API and the pages together, and by every process', async () => {
    const [one, other] = ['C'.repeat(43), 'D'.repeat(43)];
    const [booking, network] = [`/api/v1/bookings/${one}`, (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })];
    const ways = [
      (n: number) => fetch(`${running.url}${booking}`, { headers: network(n) }),
      (n: number) => fetch(`${second.url}${booking}/calendar.ics`, { headers: network(n) }),
      (n: number) => post(second.url, `${booking}/cancellation`, {}, network(n)),
      (n: number) => post(running.url, `${booking}/rescheduling`, { start: '2026-12-01T09:00:00Z' }, network(n)),
      (n: number) => fetch(`${second.url}/rendez-vous/${one}`, { headers: network(n) }),
    ];
    const call = (n: number) => (ways[n % ways.length] as (typeof ways)[number])(n);
    for (let n = 0; n < 60; n += 1) expect((await call(n)).status).toBe(404);
    for (let n = 60; n < 65; n += 1) expect((await call(n)).status).toBe(429);
    const refused = await fetch(`${running.url}${booking}`);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect([await refused.json(), Number(refused.headers.get('retry-after'))]).toEqual([
      expect.objectContaining({ code: 'too-many-requests', status: 429 }),
      expect.any(Number),
    ]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${running.url}/api/v1/bookings/${other}`)).status).toBe(404);
  });

  it('takes as many statements for an address that is known as for one that is not', async () => {
    const ask = (email: string) => queriesOf(running.app, () => running.app.get(SignInService).askLink(anonymous, email, later(now, 1e8)));
    expect(await ask('personne@mairie.example')).toBe(await ask('connue@mairie.example'));
  });

  const costly = async (from: string): Promise<number> => {
    const order = anOrder({ territory: 'commune:00000' });
    return (await post(running.url, '/api/v1/bookings', order, { 'idempotency-key': crypto.randomUUID(), 'x-forwarded-for': from })).status;
  };
  const exhausted = async (from: (n: number) => string): Promise<number> => {
    for (let n = 0; n < 40; n += 1) if ((await costly(from(n))) === 429) return n;
    return Number.POSITIVE_INFINITY;
  };

  it.each<[string, (n: number) => string, number]>([
    ['counts one network for what a trusted proxy says', () => '192.0.2.1', 8],
    ['counts each address apart that a trusted proxy names', (n) => `192.0.3.${n}`, Number.POSITIVE_INFINITY],
    ['does not believe what came before the last untrusted proxy', (n) => `10.0.0.${n}, 192.0.4.1`, 8],
    ['counts a whole IPv6 /64 as one', (n) => `2001:db8:1:2::${(n + 1).toString(16)}`, 8],
    ['counts two IPv6 /64 apart', (n) => `2001:db8:1:${(n + 16).toString(16)}::1`, Number.POSITIVE_INFINITY],
  ])('%s', async (_, from, after) => expect(await exhausted(from)).toBe(after));

  it.each([
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['2001:0db8:0001:0002:3:4:5:6', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
  ])('knows %s as the network %s', (ip, network) => expect(networkOf(ip)).toBe(network));
});

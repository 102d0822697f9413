import { ClosuresService } from '#appointments';
import { system } from '#kernel';
import { advisors } from '../../apps/cli/src/cast.js';
import { anOrder, ask, book, post, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';

const now = '2026-11-23T08:00:00Z';

interface Problem {
  readonly code: string;
  readonly errors: { pointer: string; detail: string }[];
  readonly alternatives: { start: string; end: string; local: string }[];
  readonly requestUrl: string;
}

describe('booking by the API', () => {
  let running: RunningApp;
  let url: string;

  beforeAll(async () => {
    running = await startApp(now);
    url = running.url;
    await enrolCast(running.app, new Date(now), advisors);
  });
  afterAll(() => running?.close());

  const token = (manageUrl: string) => manageUrl.split('/').at(-1);
  const aFreeStart = async (nth = 0) => (await slots(url, { territory: 'commune:26063', from: '2026-12-01' })).body.items[nth]?.start ?? '';

  it('lists the catalogue', async () => {
    const { status, body } = await ask<{ items: { code: string; bookable: boolean }[] }>(url, '/api/v1/session-types');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(9);
    expect(body.items.find(({ code }) => code === 'peer_workshop')?.bookable).toBe(false);
  });

  it('offers slots on the clock of the territory, between 8 h and 19 h', async () => {
    const { body } = await slots(url, { territory: 'departement:976' });
    expect(body.timeZone).toBe('Indian/Mayotte');
    expect(body.items[0]?.local).toMatch(/\+03:00\[Indian\/Mayotte\]$/);
    const hours = body.items.map(({ local }) => Number(local.slice(11, 13)));
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...hours)).toBeLessThan(19);
  });

  it('books, reads, moves, cancels', async () => {
    const start = await aFreeStart();
    const { status, body } = await book(url, anOrder({ start }));
    expect(status).toBe(201);
    expect(body).toEqual({
      reference: expect.stringMatching(/^TE-2026-\d{6}$/),
      status: 'confirmed',
      start,
      end: expect.stringMatching(/Z$/),
      timeZone: 'Europe/Paris',
      type: 'orientation',
      modality: 'visio',
      territory: { id: 'commune:26063', label: 'Buis-les-Baronnies (26)' },
      manageUrl: expect.stringContaining('/rendez-vous/'),
      calendarUrl: expect.stringContaining('/calendar.ics'),
    });
    const at = `/api/v1/bookings/${token(body.manageUrl ?? '')}`;
    expect((await ask(url, at)).body).toEqual(body);
    const next = await aFreeStart(20);
    expect((await post(url, `${at}/rescheduling`, { start: next })).body).toMatchObject({ start: next, status: 'confirmed' });
    const ics = await ask<string>(url, `${at}/calendar.ics`);
    expect(ics.headers.get('content-type')).toContain('text/calendar');
    expect(ics.body).toContain('SEQUENCE:1');
    expect(await post(url, `${at}/cancellation`, {})).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await post(url, `${at}/cancellation`, { reason: 'Deux fois' })).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    expect(await post(url, `${at}/rescheduling`, { start })).toMatchObject({ status: 409, body: { code: 'appointment-closed' } });
  });

  it('says the same thing again under the same key', async () => {
    const order = anOrder({ start: await aFreeStart() });
    const first = await book(url, order, 'encore-une-fois');
    expect(await book(url, order, 'encore-une-fois')).toMatchObject({ status: 201, body: first.body });
    const other = await book(url, { ...order, message: 'autre' }, 'encore-une-fois');
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await post(url, '/api/v1/bookings', order)).toMatchObject({ status: 400, body: { code: 'missing-idempotency-key' } });
  });

  it.each([['2020-01-01T09:00:00Z'], ['2026-12-01T09:07:00Z'], ['2026-11-24T09:00:00Z'], ['2028-01-03T09:00:00Z']])(
    'offers five alternatives to %s',
    async (start) => {
      const { status, body } = await book<Problem>(url, anOrder({ start }));
      expect([status, body.code]).toEqual([409, 'slot-taken']);
      expect(body.alternatives).toHaveLength(5);
      expect(body.alternatives[0]?.local).toMatch(/\[Europe\/Paris\]$/);
    },
  );

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { surprise: 1 }, '/surprise'],
    ['an unknown territory', { territory: 'commune:99999' }, '/territory'],
    ['a territory that is not in the list', { territory: 'other:1' }, '/territory'],
    ['an unknown type', { type: 'inconnu' }, '/type'],
    ['a workshop', { type: 'peer_workshop' }, '/type'],
    ['an unknown modality', { modality: 'pigeon' }, '/modality'],
    ['no telephone by telephone', { modality: 'phone' }, '/requester/phone'],
    ['no place on site', { modality: 'on_site' }, '/place'],
    ['a date without its time', { start: '2026-12-01' }, '/start'],
    ['an impossible date', { start: '2026-02-31T09:00:00Z' }, '/start'],
    ['a title that is too long', { project: { title: 'x'.repeat(121), intention: '' } }, '/project/title'],
    ['no requester', { requester: null }, '/requester'],
  ])('refuses %s with its pointer', async (_, over, pointer) => {
    const { status, body, headers } = await book<Problem>(url, anOrder(over));
    expect([status, body.code]).toEqual([400, 'invalid-input']);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('answers a meeting on site by hand', async () => {
    const offered = await slots(url, { territory: 'commune:26063', modality: 'on_site' });
    expect(offered.body).toEqual({ timeZone: 'Europe/Paris', items: [], requestOnly: true });
    const { status, body } = await book<Problem>(url, anOrder({ modality: 'on_site', place: 'Mairie' }));
    expect([status, body.code]).toEqual([409, 'request-only']);
    expect(body.requestUrl).toMatch(/\/rendez-vous$/);
  });

  it('sends to the request path where coordination has closed the door', async () => {
    const doors = running.app.get(ClosuresService);
    const closure = { scope: 'territory', key: 'departement:26', reason: 'Une vague', from: null, until: null } as const;
    const id = await doors.close(system('spec'), closure, new Date(now));
    const offered = await slots(url, { territory: 'commune:26063' });
    expect(offered.body).toEqual({ timeZone: 'Europe/Paris', items: [], requestOnly: true });
    const { status, body } = await book<Problem>(url, anOrder(), 'porte-fermee');
    expect([status, body.code, body.requestUrl]).toEqual([409, 'request-only', expect.stringMatching(/\/rendez-vous$/)]);
    await doors.reopen(system('spec'), id, new Date(now));
    expect((await book(url, anOrder({ start: await aFreeStart(40) }), 'porte-fermee')).status).toBe(201);
  });

  it.each([
    ['more than 92 days', 'territory=commune:26063&type=orientation&from=2026-12-01&to=2027-06-01'],
    ['an unknown parameter', 'territory=commune:26063&type=orientation&zzz=1'],
    ['an unknown territory', 'territory=commune:00000&type=orientation'],
    ['a date that does not exist', 'territory=commune:26063&type=orientation&from=2026-02-30'],
  ])('refuses slots for %s', async (_, query) => {
    expect(await ask(url, `/api/v1/slots?${query}`)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
  });

  it.each(['6053-01-01', '0000-01-01', '9999-11-20'])('offers nothing around %s, at once', async (from) => {
    const { status, body } = await slots(url, { territory: 'commune:26063', from });
    expect([status, body.items]).toEqual([200, []]);
  });

  it('says where a character cannot be stored', async () => {
    const { status, body } = await book<Problem>(url, anOrder({ message: 'a\0b' }));
    expect([status, body.errors[0]?.pointer]).toEqual([400, '/message']);
    expect((await ask(url, '/api/v1/territories?q=li%00lle')).status).toBe(400);
  });

  it('answers an address that cannot be read as one that does not exist', async () => {
    for (const path of ['/api/v1/territories/%ZZ', `/api/v1/territories/${'x'.repeat(300)}`])
      expect(await ask(url, path)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await ask<string>(url, '/rendez-vous/%ZZ')).body).toContain('<html lang="fr"');
  });

  it('says problem+json for everything else', async () => {
    expect(await ask(url, '/api/v1/bookings/inconnu')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await ask(url, '/api/v1/rien')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await ask(url, '/api/v1/slots', { method: 'DELETE' })).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    const text = { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain', 'idempotency-key': 'k' } };
    expect(await ask(url, '/api/v1/bookings', text)).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
    for (const strange of [null, [], 'texte'])
      expect(await book(url, strange)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const broken = { method: 'POST', body: '{', headers: { 'content-type': 'application/json', 'idempotency-key': 'k' } };
    expect(await ask(url, '/api/v1/bookings', broken)).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    const long = anOrder({ message: 'x'.repeat(300_000) });
    expect(await book(url, long)).toMatchObject({ status: 413, body: { code: 'payload-too-large' } });
  });

  it('is alive and ready, and shows its figures to its own machine alone', async () => {
    expect((await ask(url, '/health/live')).status).toBe(200);
    expect((await ask(url, '/health/ready')).status).toBe(200);
    expect((await ask(url, '/metrics')).status).toBe(200);
    expect((await ask(url, '/metrics', { headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(404);
  });
});

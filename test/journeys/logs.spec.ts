import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { anOrder, ask, book, post, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { until } from '../support/command.js';
import { FormVisitor } from '../support/form-visitor.js';
import { leaks } from '../support/personal-data.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const email = 'guillemette.le-foll@plouarzel.example';
const requester = { firstName: 'Guillemette', lastName: 'Le Foll-Kerjean', email, status: 'staff', phone: '06 00 00 17 43' };

/** Every journey's log is read for personal data when its app closes (`test/support/app.ts`); here whatever can go wrong does. */
describe('the log of web and worker', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let url: string;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    url = running.url;
    await enrolCast(running.app, new Date(now));
  });

  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  it('has one line a request, under its number and the pattern of its route', async () => {
    const token = await booked();
    await ask(url, `/api/v1/bookings/${token}`);
    await ask(url, `/rendez-vous/${token}`);
    const requests = running.log.entries.filter(({ route }) => route);
    expect(requests.map(({ route }) => route)).toEqual(
      expect.arrayContaining(['/api/v1/bookings', '/api/v1/bookings/:token', '/rendez-vous/:token']),
    );
    for (const { requestId, status, ms } of requests) {
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect([typeof status, typeof ms]).toEqual(['number', 'number']);
    }
  });

  it('has the number of the job in every line that a job writes', async () => {
    sink.refuseOnce({ code: 550, recipient: email });
    await booked();
    await until(() => running.log.entries.some(({ msg }) => /was refused: 550/.test(String(msg))));
    const refused = running.log.entries.find(({ msg }) => /was refused: 550/.test(String(msg)));
    expect(refused?.jobId).toMatch(/^messages\/[0-9a-f-]{36}$/);
    await until(() =>
      running.log.entries.some(({ job, jobId }) => job === 'AppointmentBooked' && /^events\/event-\d+$/.test(String(jobId))),
    );
  });

  it('has the number of the request in what goes wrong, and neither the query nor its parameters', async () => {
    const database = running.app.get(Database);
    await database.rows('ALTER TABLE appointment_change RENAME TO gone');
    const { status, body } = await book(url, anOrder({ start: await freeStart(), requester }));
    await database.rows('ALTER TABLE gone RENAME TO appointment_change');
    expect(status).toBe(500);
    const requestId = String(body.instance).replace('urn:request:', '');
    const failure = running.log.entries.find((entry) => entry.requestId === requestId && entry.err);
    expect(failure?.err).toMatchObject({ type: 'QueryFailedError', code: '42P01' });
    expect(JSON.stringify(failure)).not.toMatch(/INSERT|parameters/);
  });

  it('is silent about people whatever they do, rightly or wrongly', async () => {
    await everyPage(new FormVisitor(url));
    await wrongly();
    await until(async () => (await waiting()) === 0);
    const lines = running.log.lines;
    expect(lines.length).toBeGreaterThan(60);
    expect(await leaks(lines, running.databaseUrl)).toEqual([]);
  }, 60_000);

  it.each([
    ['an address', `{"msg":"to ${email}"}`],
    ['a name in the database', '{"msg":"Le Foll-Kerjean asks"}'],
    ['a telephone', '{"msg":"call 0600001743"}'],
    ['a link', '{"path":"/rendez-vous/0a1b2c3d4e5f6g7h8i9j"}'],
  ])('would be found out if it held %s', async (_, line) => {
    expect(await leaks([line], running.databaseUrl)).toHaveLength(1);
  });

  const freeStart = async (nth = 0) => (await slots(url, { territory: 'commune:26063', from: '2026-12-01' })).body.items[nth]?.start ?? '';

  const waiting = async () =>
    (
      await running.app
        .get(Database)
        .rows(`SELECT FROM outbox WHERE handled_at IS NULL UNION ALL SELECT FROM message WHERE state = 'waiting'`)
    ).length;

  async function booked(): Promise<string> {
    const order = anOrder({ start: await freeStart(), requester: { ...requester, email: `${Math.random()}${email}` } });
    const { body } = await book(url, { ...order, requester }, String(Math.random()));
    return body.manageUrl?.split('/').at(-1) ?? '';
  }

  /** The whole booking, then all that its link opens. */
  async function everyPage(visitor: FormVisitor): Promise<void> {
    await (await visitor.open('/rendez-vous')).send({ type: 'orientation' }, '/rendez-vous?etape=besoin');
    await visitor.send({ recherche: 'Buis-les-Baronnies (26)' });
    await visitor.send({ creneau: visitor.valueOf('creneau') });
    await visitor.send({
      prenom: 'Guillemette',
      nom: '',
      adresse: 'guillemette.le-foll',
      statut: 'staff',
      projet: 'Un budget participatif',
    });
    const answers = { prenom: 'Guillemette', nom: 'Le Foll-Kerjean', statut: 'staff', telephone: requester.phone };
    await visitor.send({ ...answers, adresse: `mairie.${email}`, projet: 'Une convention citoyenne à Plouarzel' });
    await visitor.send({});
    expect(visitor.html).toContain('Votre rendez-vous est pris');
    const link = /\/rendez-vous\/[\w-]{20,}/.exec(visitor.html)?.[0] ?? '';
    await visitor.open(`${link}/deplacement`);
    await visitor.send({ creneau: visitor.valueOf('creneau') });
    await (await visitor.open(`${link}/annulation`)).send({ motif: 'Madame Le Foll-Kerjean est souffrante' });
    await (await visitor.open('/retrouver')).send({ adresse: email });
    for (const page of ['/', '/accessibilite', '/plan-du-site', `${link}`, `/reprise/${link.slice(13)}`]) await visitor.open(page);
  }

  async function wrongly(): Promise<void> {
    const broken = { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'k' } };
    await ask(url, '/api/v1/bookings', { ...broken, body: `{"requester": "${email}"` });
    await ask(url, `/api/v1/bookings/${email}`);
    await ask(url, `/${encodeURIComponent(email)}?q=${email}`);
    await book(url, anOrder({ requester: { ...requester, email: 'Le Foll-Kerjean' } }));
    await post(url, '/rendez-vous', { adresse: email });
    sink.refuseOnce({ code: 451, recipient: email });
    await booked();
  }
});

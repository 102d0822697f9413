import { AppointmentsService, Links } from '#appointments';
import { SuccessionsService } from '#intake';
import { MessagesService } from '#notifications/worker';
import { Database, Outbox } from '#platform';
import { anOrder, ask, book, post, slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';

const now = '2026-11-23T08:00:00Z';

describe('pages that say what is so', () => {
  let running: RunningApp;
  let url: string;
  beforeAll(async () => {
    running = await startApp(now);
    url = running.url;
    await enrolCast(running.app, new Date(now));
  }, 60_000);
  afterAll(() => running?.close());

  const atHours = async () => {
    const one = await new FormVisitor(url).open('/rendez-vous?etape=besoin');
    await one.send({ type: 'orientation' });
    return one.send({ recherche: 'Buis-les-Baronnies (26)', territoire: 'commune:26063' });
  };
  const freeStart = async (nth: number) =>
    (await slots(url, { territory: 'commune:26063', from: '2026-12-07' })).body.items[nth]?.start ?? '';
  const manage = async (nth: number, more: object = {}) => {
    const { body } = await book(url, anOrder({ start: await freeStart(nth), ...more }));
    return new URL(body.manageUrl ?? '').pathname;
  };

  /** As the worker would have it. */
  const mailed = async () => {
    const at = new Date(now);
    for (const event of await running.app.get(Outbox).claim(1000, at)) await running.app.get(MessagesService).file(event, at);
    const sent = `UPDATE message SET state = 'sent', settled_at = $1, released_at = $1 WHERE state = 'waiting'`;
    await running.app.get(Database).rows(sent, [at]);
  };

  it('show the same week and hours again when no hour was chosen, with what is wrong tied to the field', async () => {
    const one = await atHours();
    await one.open('/rendez-vous?etape=creneau&horaires=larges&semaine=2026-12-14');
    await one.send({}, one.action());
    expect(one.status).toBe(400);
    expect(one.html).toContain('du lundi 14\u00a0décembre');
    expect(one.html).toContain('Revenir aux heures de bureau');
    expect(one.html).toMatch(/id="creneau" aria-describedby="creneau-erreur" aria-invalid="true"/);
    expect(one.html).toContain('id="creneau-erreur"');
    await one.open(`${await manage(0)}/deplacement?horaires=larges&semaine=2026-12-14`);
    await one.send({});
    expect(one.html).toContain('du lundi 14\u00a0décembre');
    expect(one.html).toContain('Revenir aux heures de bureau');
  });

  it('tell what was taken from what was never offered', async () => {
    const one = await atHours();
    for (const creneau of ['2026-12-06T09:00:00Z', '2026-12-08T09:07:00Z', '2020-01-01T09:00:00Z']) {
      await one.send({ creneau });
      expect(one.status).toBe(409);
      expect(one.html).toContain('Nous ne proposons pas, ou plus, de rendez-vous');
      expect(one.html).not.toContain('vient d’être pris');
    }
    const others = await slots(url, { territory: 'commune:26063', from: '2026-12-15', to: '2026-12-15' });
    const creneau = others.body.items[0]?.start ?? '';
    while ((await book(url, anOrder({ start: creneau }))).status === 201);
    await one.send({ creneau });
    expect(one.html).toContain('vient d’être pris');
  });

  it('say that something was done only to who did it', async () => {
    const page = await manage(3);
    const one = await new FormVisitor(url).open(`${page}?fait=retard`);
    expect(one.html).not.toContain('C’est noté');
    await one.send({}, `${page}/retard`);
    expect(one.html).toContain('C’est noté');
    const other = await new FormVisitor(url).open(one.path);
    expect(other.html).not.toContain('C’est noté');
    await one.open(one.path.replace('retard', 'rappel'));
    expect(one.html).not.toContain('Nous vous rappelons');
  });

  it('lead on whoever has too many appointments', async () => {
    const email = 'trop@mairie.example';
    const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' };
    for (const nth of [6, 9, 12]) await manage(nth, { requester });
    const one = await atHours();
    await one.send({ creneau: one.valueOf('creneau') });
    await one.send({ prenom: 'Odile', nom: 'Chabert', adresse: email, statut: 'staff' });
    await one.send({});
    expect(one.status).toBe(409);
    expect(one.html).toMatch(/href="\/retrouver">\s*Retrouver mes rendez-vous/);
    expect(one.html).toContain('href="tel:');
  });

  it.each([
    ['POST', '/health/live', 'GET'],
    ['POST', '/metrics', 'GET'],
    ['POST', '/api', 'GET'],
    ['DELETE', '/api/openapi.json', 'GET'],
    ['PUT', '/api/v1/bookings', 'POST'],
  ])('answer %s %s with what is allowed', async (method, path, allowed) => {
    const { status, headers, body } = await ask(url, path, { method });
    expect([status, body.code]).toEqual([405, 'method-not-allowed']);
    expect(headers.get('allow')).toContain(allowed);
  });

  it('know what does not exist', async () => {
    expect((await ask(url, '/static/')).status).toBe(404);
    expect((await ask(url, '/une-page', { method: 'POST' })).status).toBe(404);
  });

  it.each([['{'], ['']])('say what is wrong with the body « %s »', async (body) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'k' };
    const answer = await ask<{ errors: { pointer: string; detail: string }[] }>(url, '/api/v1/bookings', { method: 'POST', body, headers });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ pointer: '', detail: expect.stringMatching(/JSON/) }]);
  });

  it('say in French that a text is expected, and what is missing', async () => {
    const token = (await manage(15)).split('/').at(-1);
    expect((await post(url, `/api/v1/bookings/${token}/cancellation`, { reason: 3 })).body).toMatchObject({
      errors: [{ pointer: '/reason', detail: 'Un texte est attendu.' }],
    });
    const { territory, ...order } = anOrder();
    expect((await book(url, order)).body).toMatchObject({ errors: [{ pointer: '/territory', detail: 'Ce champ est nécessaire.' }] });
  });

  it('say when there is room again', async () => {
    const { appointment } = await running.app.get(AppointmentsService).byToken((await manage(18)).split('/').at(-1) ?? '', new Date(now));
    const mailed = new URL(running.app.get(Links).of(appointment).mailedUrl).pathname;
    const one = await new FormVisitor(url).open(`${mailed}/suite`);
    for (const n of [1, 2, 3]) {
      await one.send({ prenom: 'Paul', nom: 'Aubry', adresse: `paul${n}@mairie.example` });
      await one.open(`${mailed}/suite`);
    }
    running.clock.set('2026-11-23T20:00:00Z');
    await one.send({ prenom: 'Paul', nom: 'Aubry', adresse: 'paul4@mairie.example' });
    running.clock.set(now);
    expect([one.status, one.headers?.get('retry-after')]).toEqual([429, String(12 * 3600)]);
  });

  it('say when a mail leaves that the budget holds back', async () => {
    const page = await manage(21);
    const one = await new FormVisitor(url).open(page);
    for (const nth of [1, 2, 3, 4]) {
      await mailed();
      await one.open(`${page}/deplacement?semaine=2026-12-21`);
      const hours = [...one.html.matchAll(/name="creneau" value="(2[^"]+)"/g)].map(([, value = '']) => value);
      await one.send({ creneau: hours[nth * 2] ?? '' });
      expect(one.html).toContain('Le rendez-vous est déplacé');
    }
    expect(one.html).toContain('Le prochain partira mardi 24\u00a0novembre');
    expect(one.html).not.toContain('Un courriel vous donne la nouvelle date');
  });

  it('ask a successor what they are', async () => {
    const { appointment } = await running.app.get(AppointmentsService).byToken((await manage(24)).split('/').at(-1) ?? '', new Date(now));
    const holder = { kind: 'holder', purpose: 'manage-mailed', id: appointment.id } as const;
    const successions = running.app.get(SuccessionsService);
    const named = await successions.name(holder, { firstName: 'Ada', lastName: 'Roy', email: 'ada@mairie.example' }, new Date(now));
    const one = await new FormVisitor(url).open(new URL(successions.link(named)).pathname);
    await one.send({});
    expect(one.status).toBe(400);
    expect(one.html).toContain('href="#statut"');
    await one.send({ statut: 'elected' });
    expect(one.html).toContain('déjà à votre nom');
    const { requester } = await running.app.get(AppointmentsService).read(holder, appointment.id);
    expect(requester).toMatchObject({ firstName: 'Ada', status: 'elected' });
  });

  it('describe the API with its bodies', async () => {
    const page = (await ask<string>(url, '/api')).body;
    expect(page).toContain('Chercher une collectivité');
    expect(page).toContain('requester.email');
    expect(page).toContain('Corps, en JSON (facultatif)');
  });
});

import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';

const now = '2026-11-23T08:00:00Z';
const you = { prenom: 'Odile', nom: 'Chabert', adresse: 'odile@mairie.example', statut: 'staff', projet: 'Un budget\nparticipatif' };

describe('someone whose browser forgets, or whose pages have grown old', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp(now);
    await enrolCast(running.app, new Date(now));
  }, 60_000);
  afterAll(() => running?.close());

  const visitor = () => new FormVisitor(running.url);
  const atHours = async () => {
    const one = await visitor().open('/rendez-vous?etape=besoin');
    await one.send({ type: 'orientation' });
    return one.send({ recherche: 'Buis-les-Baronnies (26)', territoire: 'commune:26063' });
  };
  const atYou = async () => {
    const one = await atHours();
    return one.send({ creneau: one.valueOf('creneau') });
  };
  const booked = () => running.app.get(Database).rows('SELECT id FROM appointment');

  it('finds all that was typed after losing the cookie, sends it again and goes on', async () => {
    const one = await atYou();
    await one.loseCookies().send(you);
    expect(one.status).toBe(403);
    expect(one.html).toContain('Vos réponses sont là');
    expect(one.html).toContain('value="Odile"');
    expect(one.html).toContain('Un budget\nparticipatif</textarea>');
    await one.send(you);
    expect(one.path).toContain('etape=verification');
    expect(one.html).toContain('Buis-les-Baronnies');
    await one.loseCookies().send({});
    await one.send({});
    expect(one.html).toContain('Votre rendez-vous est pris');
    expect(await booked()).toHaveLength(1);
  });

  it('does nothing of what another site sends, and gives that browser no cookie', async () => {
    const body = new URLSearchParams({ adresse: 'odile@mairie.example' });
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://ailleurs.example' },
      { origin: 'null' },
    ];
    for (const headers of others) {
      const answer = await fetch(`${running.url}/retrouver`, { method: 'POST', body, headers });
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await answer.text()).not.toContain('odile@mairie.example');
    }
  });

  it('never follows a key that our pages did not give', async () => {
    const one = await atYou();
    const forged = one.hidden('_csrf').replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    await one.loseCookies().send({ ...you, _csrf: forged });
    expect(one.status).toBe(403);
    expect(one.html).not.toContain('<form');
    await one.open('/rendez-vous?etape=vous');
    expect(one.path).toContain('etape=besoin');
  });

  it('keeps what an older page says once a second booking has begun', async () => {
    const one = await atYou();
    const older = one.copy();
    await one.send(you);
    await one.send({});
    await one.open('/rendez-vous');
    await one.send({ type: 'coherence' });
    older.sharing(one);
    await older.send({ ...you, prenom: 'Odette' });
    expect(older.html).toContain('value="Odette"');
    await older.send({ ...you, prenom: 'Odette' });
    expect(older.path).toContain('etape=collectivite');
    await one.open('/rendez-vous?etape=besoin');
    expect(one.html).toMatch(/value="coherence"[^>]*checked|checked[^>]*value="coherence"/);
  });

  it('says that a booking was forgotten, and keeps what is typed meanwhile', async () => {
    const one = await atYou();
    running.clock.set('2026-11-24T08:30:00Z');
    await one.send(you);
    expect(one.path).toContain('etape=besoin');
    expect(one.html).toContain('Nous ne retrouvons pas vos réponses');
    await one.send({ type: 'orientation' });
    await one.send({ recherche: 'Buis-les-Baronnies (26)', territoire: 'commune:26063' });
    await one.send({ creneau: one.valueOf('creneau') });
    expect(one.html).toContain('Odile');
    running.clock.set(now);
  });

  it('never confirms an hour that the page did not show', async () => {
    const one = await atYou();
    await one.send({ ...you, adresse: 'onglets@mairie.example' });
    const [older, before] = [one.copy(), (await booked()).length];
    await one.open('/rendez-vous?etape=creneau');
    const hours = [...one.html.matchAll(/name="creneau" value="(2[^"]+)"/g)].map(([, value = '']) => value);
    await one.send({ creneau: hours.at(-1) ?? '' });
    older.sharing(one);
    await older.send({});
    expect(older.status).toBe(409);
    expect(older.html).toContain('Vos réponses ont changé entre-temps');
    expect(await booked()).toHaveLength(before);
    await older.send({});
    expect(older.html).toContain('Votre rendez-vous est pris');
    expect(await booked()).toHaveLength(before + 1);
  });
});

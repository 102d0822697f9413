import { later } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { textOf } from '../support/residents.js';

const now = new Date('2026-11-23T08:00:00Z');
const again = 'Rien n’est encore envoyé';
const you = { prenom: 'Odile', nom: 'Chabert', adresse: 'odile@mairie.example', statut: 'staff', projet: 'Un budget participatif' };
const trap = { 'ne-pas-remplir': 'https://reclame.example' };

describe('a form that comes back as no person sends it', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '1000', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now.toISOString());
    await enrolCast(running.app, now);
  }, 60_000);
  afterAll(() => running?.close());
  beforeEach(() => running.clock.set(now));

  const wait = (milliseconds: number) => running.clock.set(later(running.clock.now(), milliseconds));

  const atYou = async () => {
    const one = await new FormVisitor(running.url).open('/rendez-vous?etape=besoin');
    await one.send({ type: 'orientation' });
    await one.send({ recherche: 'Buis-les-Baronnies (26)', territoire: 'commune:26063' });
    return one.send({ creneau: one.valueOf('creneau') });
  };
  const atWishes = async () => {
    const one = await atYou();
    return one.open('/rendez-vous?etape=souhaits');
  };
  const at = (path: string) => () => new FormVisitor(running.url).open(path);

  const forms: [string, () => Promise<FormVisitor>, Record<string, string>][] = [
    ['« Vous »', atYou, you],
    ['of a request', atWishes, { moment1: 'le mardi matin' }],
    ['/retrouver', at('/retrouver'), { adresse: 'odile@mairie.example' }],
    ['/connexion', at('/connexion'), { adresse: 'odile@mairie.example' }],
  ];

  it.each(forms)('is shown again with all that was typed, at once or with the hidden field (%s)', async (_, open, typed) => {
    const one = await open();
    const path = one.path;
    wait(1999);
    await one.send(typed);
    expect([one.status, textOf(one)]).toEqual([400, expect.stringContaining(again)]);
    for (const value of Object.values(typed)) expect(one.html).toContain(value);
    wait(60_000);
    await one.send({ ...typed, ...trap }, path);
    expect([one.status, textOf(one)]).toEqual([400, expect.stringContaining(again)]);
    expect(one.html).not.toContain(trap['ne-pas-remplir']);
    wait(2000);
    await one.send(typed, path);
    expect([one.status, textOf(one).includes(again)]).toEqual([200, false]);
  });

  it('sends nothing meanwhile', async () => {
    const one = await at('/connexion')();
    await one.send({ adresse: 'odile@mairie.example' });
    expect(await running.app.get(Database).rows('SELECT FROM sign_in_link')).toEqual([]);
  });

  it.each(forms)('has a field that people neither see nor hear (%s)', async (_, open) => {
    const { html } = await open();
    const field = /<div class="te-trap" aria-hidden="true">.*?(<input[^>]*>)<\/div>/.exec(html)?.[1];
    expect(field).toContain('tabindex="-1"');
    expect(field?.toLowerCase()).toContain('autocomplete="off"');
  });

  it('is not believed about when it was shown', async () => {
    const one = await at('/connexion')();
    const token = one.hidden('_csrf');
    const forged = token.replace(/^(.{16})\w+/, `$1${later(now, -60_000).getTime().toString(36)}`);
    await one.send({ adresse: 'odile@mairie.example', _csrf: forged });
    expect(one.status).toBe(403);
  });
});

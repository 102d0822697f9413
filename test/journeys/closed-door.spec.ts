import { ClosuresService, type NewClosure } from '#appointments';
import { system } from '#kernel';
import { Database } from '#platform';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');
const you = { prenom: 'Odile', nom: 'Chabert', adresse: 'odile@mairie.example', statut: 'staff', projet: 'Un budget participatif' };

describe('the pages of booking when the door is closed', () => {
  let running: RunningApp;
  let doors: ClosuresService;

  beforeAll(async () => {
    process.env.THROTTLE_PER_MINUTE = '0';
    running = await startApp(now);
    await enrolCast(running.app, new Date(now));
    doors = running.app.get(ClosuresService);
  }, 60_000);
  afterAll(() => running?.close());
  afterEach(() => running.app.get(Database).rows('DELETE FROM closure'));

  const close = (over: Partial<NewClosure>) =>
    doors.close(by, { scope: 'everyone', key: '', reason: 'Une vague', from: null, until: null, ...over }, new Date(now));

  const atHours = async () => {
    const one = await new FormVisitor(running.url).open('/rendez-vous?etape=besoin');
    await one.send({ type: 'orientation' });
    return one.send({ recherche: 'Buis-les-Baronnies (26)', territoire: 'commune:26063' });
  };
  const confirmed = async (one: FormVisitor) => {
    await one.send({ moment1: 'le mardi matin' }, '/rendez-vous?etape=souhaits');
    if (one.path.includes('etape=vous')) await one.send(you);
    await one.send({});
    return textOf(one);
  };

  it('offer three moments instead of hours, in plain words, and take the request', async () => {
    await close({ scope: 'territory', key: 'departement:26' });
    const one = await atHours();
    expect([one.status, textOf(one)]).toEqual([200, expect.stringContaining('se prennent sur demande en ce moment')]);
    expect(one.html).not.toContain('name="creneau"');
    expect(await confirmed(one)).toContain('Le mardi matin'.toLowerCase());
    expect(one.path).toContain('etape=confirmation');
  });

  it('tell whoever had chosen an hour before, and hold it no longer', async () => {
    const one = await atHours();
    const creneau = one.valueOf('creneau');
    await close({});
    await one.send({ creneau });
    expect([one.status, textOf(one)]).toEqual([409, expect.stringContaining('se prennent sur demande')]);
    expect(await running.app.get(Database).rows(`SELECT FROM commitment WHERE owner_kind = 'hold'`)).toEqual([]);
  });

  it('tell an address that is closed only at the end, keep what was typed, and take the request', async () => {
    await close({ scope: 'domain', key: 'mairie.example' });
    const one = await atHours();
    await one.send({ creneau: one.valueOf('creneau') });
    await one.send(you);
    await one.send({});
    expect(textOf(one)).toContain('Ce rendez-vous se prend sur demande');
    expect(await confirmed(one)).toContain('le mardi matin');
    expect(await running.app.get(Database).rows('SELECT first_name, intention FROM request WHERE email = $1', [you.adresse])).toEqual([
      { first_name: 'Odile', intention: 'Un budget participatif' },
      { first_name: 'Odile', intention: 'Un budget participatif' },
    ]);
    expect(await running.app.get(Database).rows('SELECT FROM appointment')).toEqual([]);
  });

  it('promise no hour on the home page', async () => {
    const home = async () => textOf(await new FormVisitor(running.url).open('/'));
    expect(await home()).toMatch(/premier rendez-vous|premier créneau|Premier/i);
    await close({});
    expect(await home()).not.toMatch(/1er décembre|25 novembre|26 novembre/);
  });
});

import { ClosuresService } from '#appointments';
import { system } from '#kernel';
import { frenchFaults } from '../../apps/cli/src/check/french.mjs';
import { slots } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const path = '/coordination/fermetures';

describe('coordination at the door', () => {
  let running: RunningApp;
  let coordinator: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now));
    coordinator = await residentAs(running, 'coordinator', 'coordination@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());
  beforeEach(() => coordinator.open(path));

  const isOpen = async (territory = 'commune:26063') => !(await slots(running.url, { territory })).body.requestOnly;
  const send = (fields: Record<string, string>) => coordinator.send({ raison: 'Une vague de faux rendez-vous', ...fields }, path);

  it('finds nothing closed, then closes a département and opens it again by one button', async () => {
    expect(textOf(coordinator)).toContain('Rien n’est fermé');
    await send({ portee: 'territory', cible: 'departement:26' });
    expect(textOf(coordinator)).toMatch(/C’est fermé.*Drôme.*Une vague de faux rendez-vous/);
    expect([await isOpen(), await isOpen('commune:84138')]).toEqual([false, true]);
    const action = /action="(\/coordination\/fermetures\/[^"]+\/fin)"/.exec(coordinator.html)?.[1] ?? '';
    await coordinator.send({}, action);
    expect(textOf(coordinator)).toContain('C’est rouvert');
    expect(await isOpen()).toBe(true);
  });

  it('asks which one, when several have that name', async () => {
    await send({ portee: 'territory', cible: 'Saint-Denis' });
    expect([coordinator.status, textOf(coordinator)]).toEqual([400, expect.stringContaining('Plusieurs territoires portent ce nom')]);
    expect(coordinator.html).toContain('Une vague de faux rendez-vous');
    await send({ portee: 'territory', cible: 'Saint-Denis', territoire: 'commune:93066' });
    expect([await isOpen('commune:93066'), await isOpen('commune:97411')]).toEqual([false, true]);
  });

  it('closes from a time of her clock on', async () => {
    await send({ portee: 'everyone', debut: '2026-11-23T12:00', fin: '2026-11-23T14:00' });
    expect(textOf(coordinator)).toMatch(/Annoncé.*Depuis lundi 23 novembre 2026 à 12 h/);
    expect(await isOpen()).toBe(true);
    running.clock.set('2026-11-23T11:00:00Z');
    expect(await isOpen()).toBe(false);
    running.clock.set(now);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing chosen', {}, 'portee'],
    ['an unknown place', { portee: 'territory', cible: 'Nullepart-sur-Rien' }, 'cible'],
    ['a wrong address', { portee: 'address', cible: 'mairie' }, 'cible'],
    ['no reason', { portee: 'everyone', raison: '' }, 'raison'],
    ['what is no time', { portee: 'everyone', debut: 'demain' }, 'debut'],
    ['an end in the past', { portee: 'everyone', fin: '2026-11-01T10:00' }, 'fin'],
  ])('says beside the field what is wrong with %s', async (_, fields, field) => {
    await send(fields);
    expect([coordinator.status, coordinator.html]).toEqual([400, expect.stringContaining(`href="#${field}"`)]);
  });

  it('speaks good French, and lets the auditor look', async () => {
    const all = { scope: 'everyone', key: '', reason: 'Essai', from: null, until: null } as const;
    await running.app.get(ClosuresService).close(system('spec'), all, new Date(now));
    const auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
    await auditor.open(path);
    expect(textOf(auditor)).toContain('Tout le monde');
    expect(auditor.html).not.toContain('Rouvrir la réservation');
    await coordinator.open(path);
    const lines = coordinator.html.slice(coordinator.html.indexOf('<main')).split(/<[^>]+>/);
    expect(lines.map((line) => line.replaceAll('&#x27;', '’').trim()).flatMap((line) => frenchFaults(line))).toEqual([]);
  });
});

import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { bookedBy, readerOf, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';

describe('« Mes données »', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
  }, 60_000);
  afterAll(() => running?.close());
  beforeEach(() => running.clock.set(now));

  it('is linked from every space, and says in words what is kept', async () => {
    await bookedBy(running, 'une@buis.example');
    const one = await readerOf(running, 'une@buis.example');
    expect(one.html).toContain('href="/mes-donnees"');
    await one.open('/mes-donnees');
    const text = textOf(one);
    expect(one.headers?.get('cache-control')).toBe('no-store');
    for (const said of ['une@buis.example', 'Le Goff', '06 00 00 00 01', 'Confirmé', 'En visio', 'équipe de la collectivité'])
      expect(text).toContain(said);
    expect(text).not.toMatch(/identifiant interne|[0-9a-f]{8}-[0-9a-f]{4}|\bconfirmed\b|\bstaff\b|T\d\d:\d\d/);
    expect(text).toContain('aucune consultation');
  });

  it('can be taken away as a file that nobody keeps, with nothing of anyone else', async () => {
    await bookedBy(running, 'deux@buis.example', { nth: 4 });
    const one = await readerOf(running, 'deux@buis.example');
    await one.open('/mes-donnees.json');
    expect(one.headers?.get('content-disposition')).toBe('attachment; filename="mes-donnees.json"');
    expect([one.headers?.get('cache-control'), one.headers?.get('content-type')]).toEqual(['no-store', 'application/json; charset=utf-8']);
    const file = JSON.parse(one.html) as { Données: { Table: string; Lignes: Record<string, unknown>[] }[] };
    expect(file.Données.map(({ Table }) => Table)).toEqual(expect.arrayContaining(['Rendez-vous', 'Adresses électroniques', 'Connexions']));
    expect(file.Données.find(({ Table }) => Table === 'Rendez-vous')?.Lignes).toMatchObject([{ Nom: 'Le Goff', État: 'confirmed' }]);
    expect(one.html).not.toMatch(/une@buis|digest/);
  });

  it('shows a reading by coordination as a service and a motive, without a name', async () => {
    const id = await bookedBy(running, 'lue@buis.example', { nth: 8 });
    const desk = await residentAs(running, 'coordinator', 'madeleine.brunet@cellule.example');
    expect((await desk.open(`/agenda/rendez-vous/${id}`)).status).toBe(200);
    const one = await readerOf(running, 'lue@buis.example');
    await one.open('/mes-donnees');
    expect(textOf(one)).toContain('Qui les a consultées : une consultation La cellule, coordination');
    expect(textOf(one)).toContain('Pourquoi Suivi des rendez-vous');
    expect(textOf(one)).not.toMatch(/madeleine|brunet/i);
  });

  it('shows why an auditor read, who sees nothing before she said it', async () => {
    const id = await bookedBy(running, 'plainte@buis.example', { nth: 12 });
    const auditor = await residentAs(running, 'auditor', 'audit@cellule.example');
    const page = `/agenda/rendez-vous/${id}`;
    await auditor.open(page);
    expect(textOf(auditor)).toContain('Pourquoi consulter ce rendez-vous');
    expect(auditor.html).not.toContain('Le Goff');
    await auditor.send({ motif: ' ' }, `${page}/consultation`);
    expect([auditor.status, auditor.html.includes('Le Goff')]).toEqual([400, false]);
    await auditor.send({ motif: 'Plainte du 20 novembre' }, `${page}/consultation`);
    expect([auditor.status, textOf(auditor)]).toEqual([200, expect.stringContaining('Le Goff')]);
    const one = await readerOf(running, 'plainte@buis.example');
    await one.open('/mes-donnees');
    expect(textOf(one)).toContain('Plainte du 20 novembre');
    const other = await residentAs(running, 'auditor', 'autre.audit@cellule.example');
    await other.open(auditor.path);
    expect(other.html).not.toContain('Le Goff');
  });

  it('lets her correct what she says of herself, and keeps what she typed when it cannot be taken', async () => {
    const one = await readerOf(running, 'corrige@buis.example');
    await one.open('/mes-donnees');
    await one.send({ prenom: 'Zoé', nom: '', fonction: 'secrétaire', telephone: 'demain' }, '/mes-donnees');
    expect([one.status, one.html.includes('value="demain"')]).toEqual([400, true]);
    expect(one.html).toContain('<title>Erreur');
    await one.send({ prenom: 'Zoé', nom: 'Martin', fonction: 'secrétaire', telephone: '' }, '/mes-donnees');
    expect(textOf(one)).toContain('C’est corrigé');
    expect(one.html).toContain('Zoé Martin');
  });

  it('signs her out of every browser', async () => {
    const [here, there] = [await readerOf(running, 'partout@buis.example'), await readerOf(running, 'partout@buis.example')];
    await here.open('/mes-donnees');
    await here.send({}, '/mes-donnees/deconnexion');
    expect(here.path).toBe('/deconnexion');
    for (const browser of [here, there]) expect((await browser.open('/mes-donnees')).path).toBe('/connexion?suite=%2Fmes-donnees');
  });
});

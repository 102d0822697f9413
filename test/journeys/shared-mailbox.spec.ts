import { AppointmentsService, Links } from '#appointments';
import { RequestLinks, SuccessionsService } from '#intake';
import { system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { asked } from '../support/requests.js';
import { bookedBy, readerOf, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const her = { prenom: 'Odile', nom: 'Chabert', fonction: 'Secrétaire de mairie' };

describe('a mailbox that several people read', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 3));
  }, 60_000);
  afterAll(() => running?.close());

  /** Of the link that a mail holds, and of the one that the confirmation page shows. */
  async function linksOf(email: string, nth: number): Promise<{ mailed: string; shown: string }> {
    const appointment = await running.app.get(AppointmentsService).read(asSpec, await bookedBy(running, email, { nth }));
    const { mailedUrl, manageUrl } = running.app.get(Links).of(appointment);
    return { mailed: new URL(mailedUrl).pathname, shown: new URL(manageUrl).pathname };
  }

  const readings = () => running.app.get(Database).rows('SELECT first_name, last_name, function FROM mailbox_reading');

  it('opens its mailed link to whoever says who she is, once in a browser, and keeps it', async () => {
    const { mailed, shown } = await linksOf('mairie@buis.example', 0);
    const reader = await new FormVisitor(running.url).open(mailed);
    expect([reader.path, textOf(reader)]).toEqual([`${mailed}/lecture`, expect.stringContaining('Qui lit ce message')]);
    expect(reader.html).not.toMatch(/Buis-les-Baronnies|Zoé/);
    expect(reader.headers?.get('referrer-policy')).toBe('no-referrer');
    for (const page of ['deplacement', 'annulation', 'suite'])
      expect((await reader.open(`${mailed}/${page}`)).path).toBe(`${mailed}/lecture`);
    await reader.send({ ...her, fonction: '' }, `${mailed}/lecture`);
    expect([reader.status, reader.html]).toEqual([400, expect.stringContaining('href="#fonction"')]);
    expect(reader.html).toContain('value="Chabert"');
    expect(await readings()).toEqual([]);
    await reader.send(her, `${mailed}/lecture`);
    expect([reader.path, textOf(reader)]).toEqual([mailed, expect.stringContaining('Buis-les-Baronnies')]);
    expect(await readings()).toEqual([{ first_name: 'Odile', last_name: 'Chabert', function: 'Secrétaire de mairie' }]);
    expect((await reader.open(`${mailed}/annulation`)).path).toBe(`${mailed}/annulation`);
    const another = await new FormVisitor(running.url).open(mailed);
    expect(another.path).toBe(`${mailed}/lecture`);
    expect((await another.open(shown)).path).toBe(shown);
    expect((await another.open(`${shown}/lecture`)).path).toBe(shown);
  });

  it('asks the same of the link of a request, and says what was left out in a sentence', async () => {
    const link = async (email: string) => {
      const url = running.app.get(RequestLinks).of(await asked(running, 'commune:26063', email));
      return new URL(url).pathname;
    };
    const mailed = await link('mairie@demande.example');
    const reader = await new FormVisitor(running.url).open(mailed);
    expect([reader.path, reader.html.includes('Buis-les-Baronnies')]).toEqual([`${mailed}/lecture`, false]);
    expect((await reader.open(`${mailed}/retrait`)).path).toBe(`${mailed}/lecture`);
    await reader.send({ prenom: '', nom: 'Chabert', fonction: '' }, `${mailed}/lecture`);
    expect(textOf(reader)).toMatch(/Écrivez votre prénom\.[\s\S]*Écrivez votre fonction\./);
    await reader.send(her, `${mailed}/lecture`);
    expect([reader.path, textOf(reader)]).toEqual([mailed, expect.stringContaining('Buis-les-Baronnies')]);
    expect((await reader.open(`${mailed}/retrait`)).path).toBe(`${mailed}/retrait`);
    const alone = await link('zoe.le-goff@orange.example');
    expect((await new FormVisitor(running.url).open(alone)).path).toBe(alone);
  });

  it('opens nothing by the API, and changes nothing there, while what was given at booking goes on as before', async () => {
    const { mailed, shown } = await linksOf('accueil@nyons.example', 9);
    const api = (page: string) => `${running.url}/api/v1/bookings/${page.split('/').at(-1)}`;
    const send = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    const sent: [string, RequestInit][] = [
      ['', {}],
      ['/calendar.ics', {}],
      ['/cancellation', send],
      ['/rescheduling', { ...send, body: '{"start":"2026-12-15T09:00:00Z"}' }],
    ];
    for (const [path, init] of sent) {
      const refused = await fetch(`${api(mailed)}${path}`, init);
      const said = await refused.text();
      expect([path, refused.status, refused.headers.get('content-type')]).toEqual([path, 403, 'application/problem+json; charset=utf-8']);
      expect(JSON.parse(said)).toMatchObject({ code: 'reader-unknown', readerUrl: expect.stringContaining(`${mailed}/lecture`) });
      expect(said).not.toMatch(/Buis-les-Baronnies|Zoé|TE-2026/);
    }
    const read = await fetch(api(shown));
    expect([read.status, await read.json()]).toEqual([200, expect.objectContaining({ status: 'confirmed' })]);
    expect((await fetch(`${api(shown)}/calendar.ics`)).status).toBe(200);
    const personal = await linksOf('paul.vidal@orange.example', 10);
    expect((await fetch(api(personal.mailed))).status).toBe(200);
  });

  it('learns when and where it is named to take over, not what it is about nor from whom', async () => {
    const id = await bookedBy(running, 'jean.roux@orange.example', { nth: 15 });
    const successions = running.app.get(SuccessionsService);
    const offer = async (email: string) => {
      const holder = { kind: 'holder', purpose: 'manage-mailed', id } as const;
      const named = await successions.name(holder, { firstName: 'Ada', lastName: 'Roy', email }, new Date(now));
      return new FormVisitor(running.url).open(new URL(successions.link(named)).pathname);
    };
    const { typeTitle, requester } = await running.app.get(AppointmentsService).read(asSpec, id);
    const content = new RegExp(`${typeTitle}|${requester.lastName}|Ada Roy`, 'g');
    expect(textOf(await offer('ada.roy@orange.example')).match(content)).toHaveLength(3);
    const shared = await offer('secretariat@nyons.example');
    expect([shared.status, textOf(shared).match(content)]).toEqual([200, null]);
    expect(textOf(shared)).toContain('Buis-les-Baronnies');
  });

  it('stops asking, and is written to in full, once its reader says that nobody else reads it', async () => {
    const { mailed } = await linksOf('contact@nyons.example', 6);
    const reader = await new FormVisitor(running.url).open(mailed);
    await reader.send({}, `${mailed}/lecture/seule`);
    expect([reader.path, textOf(reader)]).toEqual([mailed, expect.stringContaining('Buis-les-Baronnies')]);
    expect((await new FormVisitor(running.url).open(mailed)).path).toBe(mailed);
    expect(await running.app.get(Database).rows(`SELECT shared FROM address WHERE email = 'contact@nyons.example'`)).toEqual([
      { shared: false },
    ]);
  });

  it('is never asked of a personal one', async () => {
    const { mailed } = await linksOf('odile.chabert@orange.example', 12);
    const reader = await new FormVisitor(running.url).open(mailed);
    expect(reader.path).toBe(mailed);
    await reader.send({}, `${mailed}/lecture/seule`);
    expect(reader.status).toBe(404);
    const herself = await readerOf(running, 'odile.chabert@orange.example');
    expect(textOf(await herself.open('/espace'))).not.toContain('semble partagée');
  });

  it('is proposed as such to whoever signs in from it, and her answer is kept', async () => {
    const accueil = await readerOf(running, 'accueil@buis.example');
    await accueil.open('/espace');
    expect(textOf(accueil)).toContain('Cette adresse semble partagée');
    const adresse = accueil.valueOf('adresse');
    const stranger = await readerOf(running, 'une@orange.example');
    await stranger.open('/espace/rejoindre');
    await stranger.open('/connexion/contexte');
    await stranger.send({ adresse, reponse: 'non' }, '/espace/adresse-partagee');
    expect(stranger.status).toBe(404);
    await accueil.send({ adresse, reponse: 'oui' }, '/espace/adresse-partagee');
    expect([accueil.path, textOf(accueil).includes('semble partagée')]).toEqual(['/espace', false]);
    expect(await running.app.get(Database).rows(`SELECT shared FROM address WHERE email = 'accueil@buis.example'`)).toEqual([
      { shared: true },
    ]);
  });
});

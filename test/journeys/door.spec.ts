import { IdentityService, SignInService, signInLimits } from '#identity';
import { later, system } from '#kernel';
import { NotificationsWorkerModule } from '#notifications/worker';
import { Database } from '#platform';
import { PlatformWorkerModule } from '#platform/worker';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { signedIn } from '../support/signed-in.js';
import { SmtpSink } from '../support/smtp-sink.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');

describe('coming in by a mailed link', () => {
  let sink: SmtpSink;
  let running: RunningApp;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
  });
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });
  afterEach(() => running.clock.set(now));

  it('answers alike for an address that is known and one that is not; a letter leaves for the first alone', async () => {
    await proven('secretaire@buis.example');
    const pages: string[] = [];
    for (const adresse of ['inconnue@buis.example', 'secretaire@buis.example']) {
      const visitor = await new FormVisitor(running.url).open('/connexion');
      await visitor.send({ adresse });
      pages.push(visitor.html.replaceAll(/value="[^"]*"|envoi=[\w-]+/g, ''));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('C’est noté');
    await sink.holds(1);
    expect(sink.mails.map(({ recipients }) => recipients)).toEqual([['secretaire@buis.example']]);
  });

  it('does nothing when the link is looked at, and signs in once when its button is pressed', async () => {
    const path = await linkFor(await proven('maire@buis.example'));
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(`${running.url}${path}`, { method })).status).toBe(200);
    expect(await signIns()).toBe(0);
    const visitor = await new FormVisitor(running.url).open(path);
    await visitor.send({ prenom: 'Odile', nom: 'Chabert' });
    expect(visitor.html).toContain('Odile Chabert');
    expect(await signIns()).toBe(1);
    await new FormVisitor(running.url)
      .open(path)
      .then((other) => expect([other.status, other.html]).toEqual([410, expect.stringContaining('Ce lien ne sert plus')]));
  });

  it('asks for the name beside the field, and keeps the link', async () => {
    const visitor = await new FormVisitor(running.url).open(await linkFor(await proven('sans-nom@buis.example')));
    await visitor.send({ prenom: 'Ada', nom: 'http://ruse' });
    expect([visitor.status, visitor.html]).toEqual([400, expect.stringContaining('value="Ada"')]);
    await visitor.send({ prenom: 'Ada', nom: 'Roy' });
    expect(visitor.html).toContain('Ada Roy');
  });

  it.each([
    ['after twenty minutes', signInLimits.link],
    ['of another purpose', 0],
  ])('refuses a link %s', async (why, wait) => {
    const path =
      why === 'of another purpose'
        ? '/connexion/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
        : await linkFor(await proven('tard@buis.example'));
    running.clock.set(later(new Date(now), wait));
    expect((await fetch(`${running.url}${path}`)).status).toBe(410);
  });

  it('shows the door to whoever is not signed in, and leads back afterwards', async () => {
    const visitor = await new FormVisitor(running.url).open('/connexion/contexte');
    expect(visitor.path).toBe('/connexion?suite=%2Fconnexion%2Fcontexte');
    expect(visitor.html).toContain('value="/connexion/contexte"');
    for (const suite of ['//ailleurs.example', 'https://ailleurs.example', '/\\ailleurs'])
      expect((await visitor.open(`/connexion?${new URLSearchParams({ suite })}`)).html).not.toContain('ailleurs');
  });

  it('ends when she leaves, and nothing of hers is shown any more', async () => {
    const visitor = await signedIn(running, await proven('sortie@buis.example'));
    await visitor.open('/connexion/contexte');
    expect(visitor.html).toContain('Au nom de qui');
    await visitor.send({}, '/deconnexion');
    expect(visitor.html).toContain('personne n’est connecté');
    await visitor.open('/connexion/contexte');
    expect(visitor.path).toContain('/connexion?suite=');
  });

  it('keeps what was typed when the sign-in ends meanwhile, and lets it be sent after signing in again', async () => {
    const address = await proven('lente@buis.example');
    const visitor = await signedIn(running, address);
    await visitor.open('/connexion/contexte');
    running.clock.set(later(new Date(now), signInLimits.idle));
    await visitor.send({ contexte: 'moi', note: 'Une phrase longue à écrire' });
    expect(visitor.html).toContain('Votre connexion a pris fin');
    expect(visitor.html).toContain('Une phrase longue à écrire');
    const kept = visitor.html;
    await visitor.open(await linkFor(address)).then((page) => page.send({}));
    visitor.html = kept;
    await visitor.send({ contexte: 'moi' }, '/connexion/contexte');
    expect(visitor.html).not.toContain('Rien n’est encore envoyé');
  });

  it('sends nothing that was open in the name of the person before', async () => {
    const visitor = await signedIn(running, await proven('premiere@buis.example'));
    const left = (await visitor.open('/connexion/contexte')).html;
    await visitor.send({}, '/deconnexion');
    await visitor.open(await linkFor(await proven('seconde@buis.example'))).then((page) => page.send({ prenom: 'Ada', nom: 'Roy' }));
    visitor.html = left;
    await visitor.send({ contexte: 'moi' }, '/connexion/contexte');
    expect([visitor.status, visitor.html]).toEqual([403, expect.stringContaining('Rien n’est encore envoyé')]);
  });

  const proven = async (email: string): Promise<string> => {
    const identity = running.app.get(IdentityService);
    const { id } = await identity.addressFor(by, email, running.clock.now());
    await identity.prove(by, id, running.clock.now());
    return id;
  };

  const linkFor = async (addressId: string): Promise<string> =>
    new URL(await running.app.get(SignInService).linkFor(by, addressId, running.clock.now())).pathname;

  const signIns = async (): Promise<number> => (await running.app.get(Database).rows('SELECT FROM sign_in')).length;
});

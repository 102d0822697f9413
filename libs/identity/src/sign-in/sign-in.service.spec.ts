import { anonymous, hours, later, minutes, NotFound, type PersonActor, system } from '#kernel';
import { Database, digest, Secret } from '#platform';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { LinkSpent } from '../identity.errors.js';
import { IdentityService } from '../identity.service.js';
import { SignInService } from './sign-in.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('signing in by a link', () => {
  let services: RunningServices;
  let signIns: SignInService;
  let database: Database;

  beforeAll(async () => {
    process.env.POOL_SIZE = '20';
    services = await startServices(now.toISOString());
    signIns = services.app.get(SignInService);
    database = services.app.get(Database);
  });
  afterAll(() => services?.close());

  it('mails nothing to an address that is unknown, only declared, or dead, and says so to nobody', async () => {
    await addressOf('declared@mairie.example');
    await proven('dead@mairie.example');
    await services.app.get(IdentityService).bury(by, 'dead@mairie.example', now);
    for (const email of ['unknown@mairie.example', 'declared@mairie.example', 'dead@mairie.example'])
      expect(await signIns.askLink(anonymous, email, now)).toBeUndefined();
    expect(await announced('SignInLinkAsked')).toBe(0);
  });

  it('mails at most three an hour to one that is proven', async () => {
    await proven('often@mairie.example');
    for (let n = 0; n < 5; n += 1) await signIns.askLink(anonymous, ' Often@Mairie.example ', now);
    expect(await announced('SignInLinkAsked')).toBe(3);
    await signIns.askLink(anonymous, 'often@mairie.example', later(now, hours(1)));
    expect(await announced('SignInLinkAsked')).toBe(4);
  });

  it('acts when it is spent, not when it is looked at', async () => {
    const token = await tokenFor('looked@mairie.example');
    for (let n = 0; n < 3; n += 1) expect((await signIns.openLink(anonymous, token, now))?.email).toBe('looked@mairie.example');
    expect(await signIns.openLink(anonymous, `${token}x`, now)).toBeNull();
    expect(await signIns.openLink(anonymous, token, later(now, minutes(20)))).toBeNull();
    const { signIn, actor } = await signIns.signIn(anonymous, token, now, { firstName: 'Odile', lastName: 'Chabert' });
    expect(signIn).toMatchObject({ firstName: 'Odile', means: 'mail', organisationName: null });
    expect(actor.standing).toBeNull();
    expect(await signIns.openLink(anonymous, token, now)).toBeNull();
  });

  it('is refused when it was used, is old, guessed, or made for something else', async () => {
    const [used, old] = [await tokenFor('used@mairie.example'), await tokenFor('old@mairie.example')];
    await signIns.signIn(anonymous, used, now);
    const foreign = services.app.get(Secret).linkToken('invitation', '00000000-0000-4000-8000-000000000000', 1);
    await expect(signIns.signIn(anonymous, used, now)).rejects.toBeInstanceOf(LinkSpent);
    await expect(signIns.signIn(anonymous, old, later(now, minutes(20)))).rejects.toBeInstanceOf(LinkSpent);
    for (const token of ['', 'guessed', foreign]) await expect(signIns.signIn(anonymous, token, now)).rejects.toBeInstanceOf(LinkSpent);
  });

  it('is spent once, however many knock at the same time', async () => {
    const token = await tokenFor('race@mairie.example');
    const knocks = await Promise.allSettled(Array.from({ length: 40 }, () => signIns.signIn(anonymous, token, now)));
    expect(knocks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const knock of knocks) if (knock.status === 'rejected') expect(knock.reason).toBeInstanceOf(LinkSpent);
    expect(await rows(`SELECT FROM sign_in JOIN address USING (person_id) WHERE email = 'race@mairie.example'`)).toBe(1);
  });

  it('proves the address and keeps the person it has', async () => {
    const first = await signIns.signIn(anonymous, await tokenFor('twice@mairie.example'), now);
    const again = await signIns.signIn(anonymous, await tokenFor('twice@mairie.example'), now, { firstName: 'Ada', lastName: 'Roy' });
    expect(again.actor.personId).toBe(first.actor.personId);
    expect(again.signIn.firstName).toBe('Ada');
    expect((await services.app.get(IdentityService).findAddress(by, 'twice@mairie.example'))?.provenAt).toEqual(now);
  });

  it('leaves nothing secret in the database', async () => {
    const token = await tokenFor('secret@mairie.example');
    const { secret } = await signIns.signIn(anonymous, token, now);
    const texts = await database.rows<{ row: string }>(
      'SELECT sign_in::text AS row FROM sign_in UNION ALL SELECT sign_in_link::text FROM sign_in_link',
    );
    const all = texts.map(({ row }) => row).join('\n');
    expect(all).toContain(digest(secret));
    expect(all).not.toContain(secret);
    expect(all).not.toContain(token);
  });

  it('is over after an hour without a page, and after twelve whatever is done', async () => {
    const { secret } = await signIns.signIn(anonymous, await tokenFor('idle@mairie.example'), now);
    expect((await signIns.actorOf(secret, later(now, minutes(59))))?.signIn.overAt).toEqual(later(now, minutes(119)));
    expect(await signIns.actorOf(secret, later(now, minutes(118)))).not.toBeNull();
    expect(await signIns.actorOf(secret, later(now, minutes(178)))).toBeNull();
    const { secret: busy } = await signIns.signIn(anonymous, await tokenFor('busy@mairie.example'), now);
    for (let half = 1; half < 24; half += 1) expect(await signIns.actorOf(busy, later(now, half * minutes(30)))).not.toBeNull();
    expect(await signIns.actorOf(busy, later(now, hours(12)))).toBeNull();
  });

  it('notes that someone is there at most once a minute', async () => {
    const { secret, signIn } = await signIns.signIn(anonymous, await tokenFor('noted@mairie.example'), now);
    const seen = async (at: Date) => {
      await signIns.actorOf(secret, at);
      return (await database.row<{ seen_at: Date }>('SELECT seen_at FROM sign_in WHERE id = $1', [signIn.id]))?.seen_at;
    };
    expect(await seen(later(now, 59_000))).toEqual(now);
    expect(await seen(later(now, 61_000))).toEqual(later(now, 61_000));
  });

  it('is ended by its person: here, or everywhere', async () => {
    const here = await signIns.signIn(anonymous, await tokenFor('ends@mairie.example'), now);
    const there = await signIns.signIn(anonymous, await tokenFor('ends@mairie.example'), now);
    await signIns.end(here.actor, here.signIn.id, now);
    expect(await signIns.actorOf(here.secret, now)).toBeNull();
    const stranger: PersonActor = { ...there.actor, personId: '00000000-0000-4000-8000-000000000000' };
    await signIns.end(stranger, there.signIn.id, now);
    await expect(signIns.endAll(stranger, there.actor.personId, now)).rejects.toBeInstanceOf(NotFound);
    expect(await signIns.actorOf(there.secret, now)).not.toBeNull();
    await signIns.endAll(there.actor, there.actor.personId, now);
    expect(await signIns.actorOf(there.secret, now)).toBeNull();
  });

  it('gives another secret when the context changes, and none to a context that is not hers', async () => {
    const opened = await signIns.signIn(anonymous, await tokenFor('context@mairie.example'), now);
    const { actor, signIn, secret } = opened;
    await expect(signIns.chooseContext(actor, signIn.id, '00000000-0000-4000-8000-000000000000', now)).rejects.toBeInstanceOf(NotFound);
    const chosen = await signIns.chooseContext(actor, signIn.id, null, now);
    expect(chosen.secret).not.toBe(secret);
    expect(await signIns.actorOf(secret, now)).toBeNull();
    expect((await signIns.actorOf(chosen.secret, now))?.signIn.id).toBe(signIn.id);
  });

  const addressOf = (email: string) => services.app.get(IdentityService).addressFor(by, email, now);

  async function proven(email: string): Promise<string> {
    const { id } = await addressOf(email);
    await services.app.get(IdentityService).prove(by, id, now);
    return id;
  }

  async function tokenFor(email: string): Promise<string> {
    const { id } = await addressOf(email);
    return (await signIns.linkFor(by, id, now)).split('/').at(-1) ?? '';
  }

  const rows = async (sql: string) => (await database.rows(sql)).length;
  const announced = (name: string) => rows(`SELECT FROM outbox WHERE name = '${name}'`);
});

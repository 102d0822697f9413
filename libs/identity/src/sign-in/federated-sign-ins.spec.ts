import { anonymous, later, minutes, system } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import type { FederatedIdentity } from '../domain/federated-identity.js';
import { LinkingOver } from '../identity.errors.js';
import { IdentityService } from '../identity.service.js';
import { FederatedSignIns } from './federated-sign-ins.js';
import { SignInService } from './sign-in.service.js';
import type { Opened } from './sign-ins.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('signing in by another service', () => {
  let services: RunningServices;
  let federated: FederatedSignIns;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    federated = services.app.get(FederatedSignIns);
  });
  afterAll(() => services?.close());

  it('makes a person whose address nobody had, and finds her again by issuer and subject alone', async () => {
    const first = opened(await federated.federated(anonymous, anIdentity({ sub: 'new' }), now));
    expect(first.signIn).toMatchObject({ firstName: 'Odile', lastName: 'Chabert', means: 'proconnect' });
    const again = opened(await federated.federated(anonymous, anIdentity({ sub: 'new', email: 'other@mairie.example' }), now));
    expect(again.actor.personId).toBe(first.actor.personId);
  });

  it('never links by an address that agrees: another subject with it is to be linked by its person', async () => {
    const hers = await byMail('known@mairie.example');
    const waiting = await federated.federated(anonymous, anIdentity({ sub: 'twin', email: 'Known@mairie.example' }), now);
    if (!('linking' in waiting)) throw new Error('linked by an address alone');
    await federated.linkAccount(hers.actor, waiting.linking, now);
    const linked = opened(await federated.federated(anonymous, anIdentity({ sub: 'twin', email: 'known@mairie.example' }), now));
    expect(linked.actor.personId).toBe(hers.actor.personId);
    await expect(federated.linkAccount(hers.actor, waiting.linking, now)).rejects.toBeInstanceOf(LinkingOver);
  });

  it('does not wait for ever to be linked', async () => {
    const hers = await byMail('late@mairie.example');
    const waiting = await federated.federated(anonymous, anIdentity({ sub: 'late', email: 'late@mairie.example' }), now);
    const linking = 'linking' in waiting ? waiting.linking : '';
    await expect(federated.linkAccount(hers.actor, linking, later(now, minutes(30)))).rejects.toBeInstanceOf(LinkingOver);
    await expect(federated.linkAccount(hers.actor, 'guessed', now)).rejects.toBeInstanceOf(LinkingOver);
  });

  it('does not give what an address holds to whoever comes with it, once that address was proven', async () => {
    const { id } = await services.app.get(IdentityService).addressFor(by, 'proven@mairie.example', now);
    await services.app.get(IdentityService).prove(by, id, now);
    expect(await federated.federated(anonymous, anIdentity({ sub: 'thief', email: 'proven@mairie.example' }), now)).toHaveProperty(
      'linking',
    );
  });

  it('keeps what the logout at the provider needs until she leaves, and gives it out once', async () => {
    const { actor, signIn } = opened(
      await federated.federated(anonymous, anIdentity({ sub: 'leaver', email: 'leaver@mairie.example' }), now),
    );
    const signIns = services.app.get(SignInService);
    expect(await signIns.end(actor, signIn.id, now)).toEqual({ idToken: 'a.b.c' });
    expect(await signIns.end(actor, signIn.id, now)).toEqual({ idToken: null });
    expect(await services.app.get(Database).rows('SELECT FROM sign_in WHERE ended_at IS NOT NULL AND id_token IS NOT NULL')).toEqual([]);
  });

  async function byMail(email: string): Promise<Opened> {
    const signIns = services.app.get(SignInService);
    const { id } = await services.app.get(IdentityService).addressFor(by, email, now);
    return signIns.signIn(anonymous, (await signIns.linkFor(by, id, now)).split('/').at(-1) ?? '', now);
  }
});

function opened(outcome: Opened | { linking: string }): Opened {
  if ('linking' in outcome) throw new Error('linking is needed');
  return outcome;
}

const anIdentity = (said: Partial<FederatedIdentity>): FederatedIdentity => ({
  issuer: 'https://idp.example',
  sub: 'someone',
  firstName: 'Odile',
  lastName: 'Chabert',
  email: 'odile@mairie.example',
  siret: '21260063300012',
  roles: ['agent_public', 'agent_public_territorial'],
  acr: 'eidas1',
  idToken: 'a.b.c',
  ...said,
});

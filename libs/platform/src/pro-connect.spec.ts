import { Logger } from '@nestjs/common';
import { decodeJwt, type JWTPayload, SignJWT } from 'jose';
import { agents } from '../../../apps/cli/src/agents.js';
import { newKeys } from '../../../apps/cli/src/identity-provider/keys.js';
import { AgentAtDesk, forged, publicUrl, StandinServer, type Tampering, unsigned } from '../../../test/support/pro-connect.js';
import { config } from './config.js';
import { type PendingSignIn, ProConnect } from './pro-connect.js';
import type { ProConnectRefused } from './pro-connect-refusal.js';
import type { ProConnectSettings } from './pro-connect-settings.js';

const now = new Date('2026-11-24T08:00:00Z');
const longAgo = Date.parse('2020-01-01T00:00:00Z') / 1000;

const agentOf = (wanted: string) => agents.find(({ role }) => role === wanted)!;
const advisor = agentOf('advisor');
const secretary = agentOf('member');

let standin: StandinServer;
let warned: jest.SpyInstance;

beforeAll(async () => {
  standin = await StandinServer.open();
  warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
});
beforeEach(() => {
  standin.answer();
  standin.asked.length = 0;
  set({});
});
afterAll(() => standin.close());

const set = (more: Partial<ProConnectSettings>) => {
  config();
  jest.replaceProperty(config(), 'proConnect', standin.settings(more));
};

describe('signing in through ProConnect', () => {
  it.each(['RS256', 'ES256', 'HS256', null] as const)('tells who came, the userinfo being signed with %s', async (userInfoAlg) => {
    standin.answer({ userInfoAlg });
    const { identity } = await comesBack(advisor.email);
    expect(identity).toEqual({
      issuer: standin.issuer,
      sub: advisor.email,
      firstName: 'Camille',
      lastName: 'Aubry',
      email: 'camille.aubry@territoires.example',
      siret: '13002603200016',
      roles: ['agent_public', 'agent_public_etat'],
      acr: 'eidas1-mfa',
      idToken: expect.any(String),
    });
  });

  it('sends only the parameters that ProConnect takes, state and nonce too long to be guessed', async () => {
    const { url, pending } = await new ProConnect().begin({ mfa: false }, now);
    const sent = Object.fromEntries(new URL(url).searchParams);
    expect(Object.keys(sent).sort()).toEqual(
      ['client_id', 'code_challenge', 'code_challenge_method', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'].sort(),
    );
    expect(sent).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${publicUrl}/connexion/retour` });
    expect(pending).toMatchObject({ state: sent.state, nonce: sent.nonce });
    for (const secret of [pending.state, pending.nonce, pending.verifier]) expect(secret?.length).toBeGreaterThanOrEqual(32);
    expect(url).not.toContain(pending.verifier);
  });

  it('goes without PKCE where it is switched off', async () => {
    set({ pkce: false });
    const { identity, url } = await comesBack(secretary.email);
    expect(identity.email).toBe(secretary.email);
    expect(url).not.toContain('code_challenge');
  });

  it('asks for two means of proof where they are needed, and is given them', async () => {
    const { identity, url } = await comesBack(secretary.email, { mfa: true });
    const acr = { essential: true, values: ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3'] };
    expect(JSON.parse(new URL(url).searchParams.get('claims') ?? '')).toEqual({ id_token: { acr } });
    expect(identity.acr).toBe('eidas1-mfa');
  });

  it('tells a private firm from public agents', async () => {
    const { identity } = await comesBack(agentOf('provider').email);
    expect(identity).toMatchObject({ roles: [], acr: 'eidas1' });
  });

  it('reads what is described once, and again after a failure', async () => {
    const proConnect = new ProConnect();
    standin.fail(503);
    await expect(proConnect.begin({ mfa: false }, now)).rejects.toMatchObject({ reason: 'unavailable' });
    standin.answer();
    await proConnect.begin({ mfa: false }, now);
    await proConnect.begin({ mfa: false }, now);
    expect(standin.asked.filter((path) => path.includes('openid-configuration'))).toHaveLength(2);
  });

  it('is not offered without its settings', async () => {
    jest.replaceProperty(config(), 'proConnect', null);
    const proConnect = new ProConnect();
    expect(proConnect).toMatchObject({ isOffered: false, origin: null });
    await expect(proConnect.begin({ mfa: false }, now)).rejects.toMatchObject({ reason: 'unavailable' });
    expect(await proConnect.logoutUrl(null, 'x', now)).toBeNull();
  });
});

describe('leaving ProConnect', () => {
  const state = 'a-state-of-more-than-thirty-two-characters';

  it('ends the sign-in there and comes back with the state', async () => {
    const { identity, desk, proConnect } = await comesBack(advisor.email);
    const url = await proConnect.logoutUrl(identity.idToken, state, now);
    expect([...new URL(url ?? '').searchParams.keys()].sort()).toEqual(['id_token_hint', 'post_logout_redirect_uri', 'state']);
    expect((await desk.leaves(url ?? '')).href).toBe(`${publicUrl}/deconnexion?state=${state}`);
    const again = await proConnect.begin({ mfa: false }, now);
    expect(await (await asked(desk, again.url)).text()).toContain('Choisissez une personne');
  });

  it('goes by the name of the service where the token was lost', async () => {
    const url = await new ProConnect().logoutUrl(null, state, now);
    expect(new URL(url ?? '').searchParams.get('client_id')).toBe('cellule');
    expect((await new AgentAtDesk().leaves(url ?? '')).href).toBe(`${publicUrl}/deconnexion?state=${state}`);
  });

  it('is left out where ProConnect does not answer', async () => {
    standin.fail(500);
    expect(await new ProConnect().logoutUrl(null, state, now)).toBeNull();
  });
});

describe('the redirection', () => {
  it.each([
    ['on the way in', (url: URL) => url.searchParams.set('redirect_uri', 'https://ailleurs.example/connexion/retour')],
    ['on the way in, with one sign more', (url: URL) => url.searchParams.set('redirect_uri', `${publicUrl}/connexion/retour/`)],
  ])('leads nowhere else, %s', async (_, change) => {
    const url = new URL((await new ProConnect().begin({ mfa: false }, now)).url);
    change(url);
    await leadsNowhere(url);
  });

  it('leads nowhere else on the way out', async () => {
    const url = new URL((await new ProConnect().logoutUrl(null, 'x'.repeat(32), now)) ?? '');
    url.searchParams.set('post_logout_redirect_uri', 'https://ailleurs.example/');
    await leadsNowhere(url);
  });

  it('is answered for our one address, whatever host a proxy names', async () => {
    const { back, pending, proConnect } = await goesThere(advisor.email);
    const elsewhere = new URL(back.search, 'https://ailleurs.example/autre');
    expect(await proConnect.complete(elsewhere, pending, now)).toMatchObject({ email: advisor.email });
  });

  async function leadsNowhere(url: URL) {
    const answer = await new AgentAtDesk().opens(url.href);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(await answer.text()).toContain('Cette demande ne peut pas aboutir');
  }
});

/** How someone cheats: at the provider's endpoints, in the browser, or in what was kept. */
interface Cheat {
  readonly tampering?: () => Tampering;
  readonly callback?: (back: URL) => void;
  readonly pending?: Partial<PendingSignIn>;
  readonly as?: string;
  readonly mfa?: boolean;
}

const strangers = newKeys();
const inIdToken = (changes: JWTPayload): Cheat => ({ tampering: () => idTokens((token) => forged(token, changes, standin.keys)) });
const inUserInfo = (changes: JWTPayload): Cheat => ({ tampering: () => userInfos((token) => forged(token, changes, standin.keys)) });
const inCallback = (name: string, value: string): Cheat => ({ callback: (back) => back.searchParams.set(name, value) });

describe('a sign-in that is not what it says', () => {
  it.each<[string, string, Cheat]>([
    ['cancelled', 'the person gives up', { as: 'nobody' }],
    ['refused', 'ProConnect answers an error of its own', inCallback('error', 'server_error')],
    ['state', 'the state is another', inCallback('state', 'x'.repeat(43))],
    ['state', 'the state is missing', { callback: (back) => back.searchParams.delete('state') }],
    ['state', 'the state comes twice', { callback: (back) => back.searchParams.append('state', 'another') }],
    ['nonce', 'the ID token is of another sign-in', inIdToken({ nonce: 'x'.repeat(43) })],
    ['issuer', 'the ID token is of another issuer', inIdToken({ iss: 'https://ailleurs.example' })],
    ['issuer', 'the userinfo is of another issuer', inUserInfo({ iss: 'https://ailleurs.example' })],
    ['issuer', 'the answer names another provider', inCallback('iss', 'https://ailleurs.example')],
    ['issuer', 'the discovery names another provider', { tampering: () => discovered({ issuer: 'https://ailleurs.example' }) }],
    ['audience', 'the ID token is for another service', inIdToken({ aud: 'another' })],
    ['audience', 'the ID token is for others too', inIdToken({ aud: ['cellule', 'another'] })],
    ['audience', 'the userinfo is for another service', inUserInfo({ aud: 'another' })],
    ['expired', 'the ID token is too old', inIdToken({ exp: longAgo })],
    ['expired', 'the userinfo is too old', inUserInfo({ exp: longAgo })],
    ['signature', 'the ID token says alg: none', { tampering: () => idTokens(unsigned) }],
    ['signature', 'the userinfo says alg: none', { tampering: () => userInfos(unsigned) }],
    ['signature', 'the ID token is signed by another key', { tampering: () => idTokens((token) => forged(token, {}, strangers)) }],
    ['signature', 'the userinfo is signed by another key', { tampering: () => userInfos((token) => forged(token, {}, strangers)) }],
    ['signature', 'the userinfo is signed with the public key as if it were a secret', { tampering: () => userInfos(withPublicKey) }],
    ['other-subject', 'the userinfo is of someone else', inUserInfo({ sub: 'someone-else' })],
    ['acr-too-weak', 'one means of proof is given where two were asked for', { mfa: true, ...inIdToken({ acr: 'eidas1' }) }],
    ['replayed', 'the verifier of PKCE is another', { pending: { verifier: 'y'.repeat(43) } }],
    ['incomplete', 'the person has no address', inUserInfo({ email: '' })],
    ['unavailable', 'ProConnect is away for the tokens', { callback: () => standin.fail(503) }],
  ])('is refused (%s): %s', async (reason, _, cheat) => {
    warned.mockClear();
    standin.tampering = cheat.tampering?.();
    const refusal = await comesBack(cheat.as ?? advisor.email, cheat).catch((error: unknown) => error as ProConnectRefused);
    expect(refusal).toMatchObject({ code: 'pro-connect-refused', message: `pro-connect-refused {"reason":"${reason}"}` });
    expect(JSON.stringify(warned.mock.calls)).not.toMatch(/eyJ|camille|[\w-]{43}/i);
  });

  it('is refused (replayed): the same answer twice', async () => {
    const { back, pending, proConnect } = await goesThere(advisor.email);
    await proConnect.complete(back, pending, now);
    await expect(proConnect.complete(back, pending, now)).rejects.toMatchObject({ reason: 'replayed' });
  });
});

const idTokens =
  (change: (token: string) => string | Promise<string>): Tampering =>
  async (path, body) =>
    path === '/token' ? JSON.stringify({ ...JSON.parse(body), id_token: await change(JSON.parse(body).id_token) }) : body;

const userInfos =
  (change: (token: string) => string | Promise<string>): Tampering =>
  (path, body) =>
    path === '/me' ? change(body) : body;

const discovered =
  (changes: object): Tampering =>
  (path, body) =>
    path.includes('openid-configuration') ? JSON.stringify({ ...JSON.parse(body), ...changes }) : body;

function withPublicKey(token: string): Promise<string> {
  const [{ n = '', kid } = { n: '', kid: '' }] = standin.keys;
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'HS256', kid }).sign(new TextEncoder().encode(n));
}

const asked = async (desk: AgentAtDesk, url: string): Promise<Response> => {
  const answer = await desk.opens(url);
  const next = answer.headers.get('location');
  return next === null ? answer : desk.opens(new URL(next, url).href);
};

/** To the provider and back, up to the door of the service. */
async function goesThere(as: string, { mfa = false }: { mfa?: boolean } = {}) {
  const [proConnect, desk] = [new ProConnect(), new AgentAtDesk()];
  const { url, pending } = await proConnect.begin({ mfa }, now);
  return { proConnect, desk, url, pending, back: await desk.signsIn(url, as) };
}

async function comesBack(as: string, { callback, pending: kept, mfa }: Cheat = {}) {
  const there = await goesThere(as, { mfa });
  callback?.(there.back);
  return { ...there, identity: await there.proConnect.complete(there.back, { ...there.pending, ...kept }, now) };
}

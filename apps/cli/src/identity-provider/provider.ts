import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { Agent } from '../agents.js';
import type { SigningKey } from './keys.js';
import { accountsPage, choicePage, leavePage, leftPage, policy, refusalPage } from './pages.js';

export interface Standin {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the service is. */
  readonly publicUrl: string;
  readonly agents: readonly Agent[];
  readonly keys: readonly SigningKey[];
  /** How the userinfo is signed; null: not at all. */
  readonly userInfoAlg: 'RS256' | 'ES256' | 'HS256' | null;
}

const levels = ['eidas0', 'eidas1', 'eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3'];

/** Stands in for ProConnect: same protocol, same claims, fictional people, one click instead of a password. */
export function identityProvider(standin: Standin): RequestListener {
  const provider = new Provider(standin.issuer, configuration(standin));
  provider.use(inFrench);
  const protocol = provider.callback();
  return (request, response) => {
    const path = new URL(request.url ?? '/', standin.issuer).pathname;
    if (path === '/') return show(response, accountsPage(standin.agents, standin.publicUrl));
    if (!path.startsWith('/interaction/')) return void protocol(request, response);
    interact(provider, standin, request, response).catch(() => show(response, refusalPage('interaction', standin.publicUrl), 400));
  };
}

function configuration(standin: Standin): Configuration {
  const { publicUrl, agents, keys } = standin;
  return {
    clients: [client(standin)],
    jwks: { keys: keys as never },
    cookies: { names: { session: 'agent', interaction: 'choix', resume: 'suite' }, keys: [standin.clientSecret] },
    acrValues: levels,
    enabledJWA: { userinfoSigningAlgValues: ['RS256', 'ES256', 'HS256'] },
    scopes: ['openid'],
    claims: { openid: ['sub', 'acr', 'amr'], ...ownClaims, acr: null, amr: null },
    findAccount: (_, sub) => account(agents.find(({ email }) => email === sub)),
    loadExistingGrant: grant,
    pkce: { required: () => false },
    clientBasedCORS: () => false,
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, IdToken: 3600, Interaction: 3600, Session: 12 * 3600, Grant: 12 * 3600 },
    renderError: (ctx, { error }) => answer(ctx, refusalPage(error, publicUrl)),
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: leave, postLogoutSuccessSource: (ctx) => answer(ctx, leftPage(publicUrl)) },
    },
  };
}

/** As at ProConnect, a scope is one claim. */
const ownClaims = Object.fromEntries(['given_name', 'usual_name', 'email', 'uid', 'siret', 'roles'].map((name) => [name, [name]]));

const client = ({ clientId, clientSecret, publicUrl, userInfoAlg }: Standin) => ({
  client_id: clientId,
  client_secret: clientSecret,
  token_endpoint_auth_method: 'client_secret_post' as const,
  redirect_uris: [`${publicUrl}/connexion/retour`],
  post_logout_redirect_uris: [`${publicUrl}/deconnexion`],
  ...(userInfoAlg && { userinfo_signed_response_alg: userInfoAlg }),
});

function account(agent: Agent | undefined) {
  if (!agent) return undefined;
  const { email: sub, firstName, lastName, siret, roles } = agent;
  return { accountId: sub, claims: () => ({ sub, uid: sub, email: sub, given_name: firstName, usual_name: lastName, siret, roles }) };
}

/** Who chose herself has agreed. */
async function grant({ oidc }: KoaContextWithOIDC) {
  const agreed = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
  agreed.addOIDCScope(String(oidc.params?.scope));
  await agreed.save();
  return agreed;
}

async function interact(provider: Provider, standin: Standin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return show(response, choicePage(standin.agents));
  const chosen = new URLSearchParams(await bodyOf(request));
  const agent = standin.agents.find(({ email }) => email === chosen.get('agent'));
  const result = agent ? { login: signedIn(agent, String(params.claims ?? '')) } : { error: 'access_denied' };
  await provider.interactionFinished(request, response, result);
}

/** As ProConnect does since July 2026, a second means of its own is added where one is asked for and the agent's own had none. */
function signedIn({ email, acr }: Agent, claims: string) {
  const addsSecond = claims.includes('eidas1-mfa') && !acr.endsWith('-mfa');
  return {
    accountId: email,
    acr: addsSecond ? 'eidas1-mfa' : acr,
    amr: addsSecond || acr.endsWith('-mfa') ? ['pwd', 'mail', 'mfa'] : ['pwd'],
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) {
    body += part;
    if (body.length > 10_000) throw new errors.InvalidRequest('too long');
  }
  return body;
}

function show(response: ServerResponse, page: string, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(page);
}

function answer(ctx: KoaContextWithOIDC, page: string): void {
  ctx.type = 'html';
  ctx.set('content-security-policy', policy);
  ctx.body = page;
}

/** `form` is the provider's own, with what it wants back. */
function leave(ctx: KoaContextWithOIDC, form: string): void {
  const [action = '', xsrf = ''] = [/action="([^"]*)"/, /name="xsrf" value="([^"]*)"/].map((pattern) => pattern.exec(form)?.[1]);
  answer(ctx, leavePage(action, xsrf));
}

/** Where nobody is signed in here, the library would send its form by a script, in English. */
async function inFrench(ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> {
  await next();
  if (ctx.oidc?.route === 'end_session' && typeof ctx.body === 'string' && ctx.body.includes('<script>')) leave(ctx, ctx.body);
}

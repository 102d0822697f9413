import { createRemoteJWKSet, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { allowInsecureRequests, type Configuration, discovery, fetchProtectedResource } from 'openid-client';
import { isLoopback } from './loopback.js';
import { ProConnectRefused } from './pro-connect-refusal.js';
import type { ProConnectSettings } from './pro-connect-settings.js';

/** How long one request to the provider may take, in seconds. */
const patience = 5;

/** What a client may register at ProConnect; `none` is not among them. */
const algorithms = ['RS256', 'ES256', 'HS256'];

/** Seconds by which its clock and ours may differ. */
const clockTolerance = 30;

/** ProConnect, or whoever PROCONNECT_ISSUER names, as its discovery document describes it. */
export class Provider {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;

  private constructor(
    private readonly settings: ProConnectSettings,
    readonly client: Configuration,
  ) {
    const { jwks_uri: address = '' } = client.serverMetadata();
    if (!address.startsWith('https:') && !isHere(settings)) throw new ProConnectRefused('unavailable');
    this.keys = createRemoteJWKSet(new URL(address), { timeoutDuration: patience * 1000 });
  }

  static async discover(settings: ProConnectSettings): Promise<Provider> {
    const { issuer, clientId, clientSecret } = settings;
    const execute = isHere(settings) ? [allowInsecureRequests] : [];
    return new Provider(settings, await discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout: patience, execute }));
  }

  get issuer(): string {
    return this.client.serverMetadata().issuer;
  }

  /** Its claims, once signature, `iss`, `aud` and `exp` are what they must be. Tokens are dated by machines: their clock judges. */
  async verified(token: string): Promise<JWTPayload> {
    const { clientId, clientSecret } = this.settings;
    const secret = new TextEncoder().encode(clientSecret);
    const key: JWTVerifyGetKey = (header, jws) => (header.alg === 'HS256' ? secret : this.keys(header, jws));
    const checks = { issuer: this.issuer, audience: clientId, algorithms, clockTolerance, requiredClaims: ['exp', 'sub'] };
    return (await jwtVerify(token, key, checks)).payload;
  }

  /** A signed JWT (`application/jwt`), or plain JSON where no algorithm is registered. */
  async userInfo(accessToken: string, sub: string): Promise<JWTPayload> {
    const { userinfo_endpoint: address = '' } = this.client.serverMetadata();
    const accept = new Headers({ accept: 'application/jwt, application/json' });
    const response = await fetchProtectedResource(this.client, accessToken, new URL(address), 'GET', null, accept);
    if (response.status !== 200) throw new ProConnectRefused('unavailable');
    const isSigned = /^application\/jwt\b/i.test(response.headers.get('content-type') ?? '');
    const claims = isSigned ? await this.verified(await response.text()) : ((await response.json()) as JWTPayload);
    if (claims.sub !== sub) throw new ProConnectRefused('other-subject');
    return claims;
  }
}

/** Without TLS on this machine only: the demonstration and the tests. */
const isHere = ({ issuer }: ProConnectSettings): boolean => isLoopback(new URL(issuer).hostname);

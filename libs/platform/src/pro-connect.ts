import { timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import * as oidc from 'openid-client';
import { hours } from '#kernel';
import { config } from './config.js';
import { type FederatedIdentity, identityOf } from './pro-connect-identity.js';
import { Provider } from './pro-connect-provider.js';
import { codesOf, refusalOf } from './pro-connect-reason.js';
import { type ProConnectReason, ProConnectRefused } from './pro-connect-refusal.js';
import type { ProConnectSettings } from './pro-connect-settings.js';
import { isMultiFactor, multiFactor } from './pro-connect-strength.js';

/** What a sign-in under way must find again when the person comes back: the caller keeps it for ten minutes, for one use. */
export interface PendingSignIn {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE; null when it is switched off. */
  readonly verifier: string | null;
  /** Two means of proof were asked for. */
  readonly mfa: boolean;
}

/** What people and strange browsers bring about: nothing for whoever runs the service to see to. */
const everyday: readonly ProConnectReason[] = ['cancelled', 'state'];

/** The discovery document is read again after that. */
const freshness = hours(12);

/**
 * Signing in through ProConnect: OpenID Connect's code flow. It only says who came; whether she is someone here, and what she
 * may do, is for others to decide.
 */
@Injectable()
export class ProConnect {
  private readonly log = new Logger('pro-connect');
  private found: { readonly provider: Provider; readonly at: Date } | undefined;

  get isOffered(): boolean {
    return config().proConnect !== null;
  }

  /** Where its pages are, for a policy (CSP) that must name it; null when it is not offered. */
  get origin(): string | null {
    const { proConnect } = config();
    return proConnect && new URL(proConnect.issuer).origin;
  }

  /** The address to send the person to; `mfa` asks for two means of proof. */
  begin({ mfa }: { mfa: boolean }, now: Date): Promise<{ url: string; pending: PendingSignIn }> {
    return this.tried(async (settings) => {
      const { client } = await this.provider(settings, now);
      const verifier = settings.pkce ? oidc.randomPKCECodeVerifier() : null;
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, mfa };
      return { url: oidc.buildAuthorizationUrl(client, await parameters(settings, pending)).href, pending };
    });
  }

  /** Who came back to `callback`. */
  complete(callback: URL, pending: PendingSignIn, now: Date): Promise<FederatedIdentity> {
    return this.tried(async (settings) => {
      const answer = answerIn(callback, pending);
      const provider = await this.provider(settings, now);
      mustComeFrom(provider.issuer, answer);
      const { state, nonce, verifier } = pending;
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier ?? undefined, idTokenExpected: true };
      const { id_token: idToken = '', access_token: access } = await oidc.authorizationCodeGrant(provider.client, answer, checks);
      const claims = await provider.verified(idToken);
      const identity = identityOf(claims, await provider.userInfo(access, claims.sub as string), idToken);
      if (pending.mfa && !isMultiFactor(identity.acr)) throw new ProConnectRefused('acr-too-weak');
      return identity;
    });
  }

  /** Where to end the sign-in at ProConnect too, once ours is ended; null when there is no such place at the moment. */
  async logoutUrl(idToken: string | null, state: string, now: Date): Promise<string | null> {
    const asked = { state, post_logout_redirect_uri: `${config().publicUrl}/deconnexion`, ...(idToken && { id_token_hint: idToken }) };
    try {
      const { client } = await this.tried((settings) => this.provider(settings, now));
      const url = oidc.buildEndSessionUrl(client, asked);
      // the token names us; without it this does, and it takes no parameter too many
      if (idToken) url.searchParams.delete('client_id');
      return url.href;
    } catch {
      return null;
    }
  }

  private async provider(settings: ProConnectSettings, now: Date): Promise<Provider> {
    if (this.found && now.getTime() - this.found.at.getTime() < freshness) return this.found.provider;
    const known = this.found?.provider;
    const provider = await Provider.discover(settings).catch((error: unknown) => {
      if (!known) throw error;
      return known;
    });
    this.found = { provider, at: now };
    return provider;
  }

  private async tried<T>(attempt: (settings: ProConnectSettings) => Promise<T>): Promise<T> {
    const { proConnect } = config();
    try {
      if (!proConnect) throw new ProConnectRefused('unavailable');
      return await attempt(proConnect);
    } catch (error) {
      const refusal = refusalOf(error);
      if (!everyday.includes(refusal.reason)) this.log.warn({ reason: refusal.reason, cause: codesOf(error) });
      throw refusal;
    }
  }
}

const redirectUri = () => `${config().publicUrl}/connexion/retour`;

/** Only what ProConnect takes: any other parameter is its error Y000400. */
async function parameters({ scope }: ProConnectSettings, pending: PendingSignIn): Promise<Record<string, string>> {
  const { state, nonce, verifier, mfa } = pending;
  return {
    ...{ redirect_uri: redirectUri(), scope, state, nonce },
    ...(verifier && { code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }),
    ...(mfa && { claims: JSON.stringify({ id_token: { acr: { essential: true, values: multiFactor } } }) }),
  };
}

/** The callback as an answer to what was asked, at the one address that was given: whatever host a proxy named is no matter. */
function answerIn(callback: URL, { state }: PendingSignIn): URL {
  const said = callback.searchParams;
  if (!isSame(said.getAll('state').join('\n'), state)) throw new ProConnectRefused('state');
  if (said.has('error')) throw new ProConnectRefused(said.get('error') === 'access_denied' ? 'cancelled' : 'refused');
  const answer = new URL(redirectUri());
  answer.search = callback.search;
  return answer;
}

/** RFC 9207: no other provider's answer was slipped in; one that does not name itself is judged by its token. */
function mustComeFrom(issuer: string, { searchParams }: URL): void {
  if (searchParams.getAll('iss').some((named) => named !== issuer)) throw new ProConnectRefused('issuer');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

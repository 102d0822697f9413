import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, decodeProtectedHeader, importJWK, type JWTPayload, SignJWT } from 'jose';
import type { ProConnectSettings } from '#platform';
import { agents } from '../../apps/cli/src/agents.js';
import { newKeys, type SigningKey } from '../../apps/cli/src/identity-provider/keys.js';
import type { identityProvider, Standin } from '../../apps/cli/src/identity-provider/provider.js';

/** Changes what the provider answers at a path; other paths pass. */
export type Tampering = (path: string, body: string) => string | Promise<string>;

export const publicUrl = 'http://localhost:3000';

const clientSecret = 'secret-of-the-specs-and-of-nobody-else';

/** The demonstration's identity provider, really listening; it answers truly until it is told otherwise. */
export class StandinServer {
  readonly keys = newKeys();
  tampering: Tampering | undefined;
  /** What was asked of it, path by path. */
  readonly asked: string[] = [];
  private listener: RequestListener = () => undefined;
  private provider: typeof identityProvider;
  private readonly server = createServer((request, response) => {
    const path = String(request.url).split('?')[0] ?? '';
    this.asked.push(path);
    if (this.tampering) tamperWith(response, this.tampering, path);
    this.listener(request, response);
  });

  static async open(): Promise<StandinServer> {
    const standin = new StandinServer();
    await new Promise<void>((resolve) => standin.server.listen(0, '127.0.0.1', resolve));
    // its library warns of what does not matter here: the version of Node, its memory
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    standin.provider = (await import('../../apps/cli/src/identity-provider/provider.js')).identityProvider;
    standin.answer();
    return standin;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  settings(more: Partial<ProConnectSettings> = {}): ProConnectSettings {
    const scope = 'openid given_name usual_name email siret roles';
    return { issuer: this.issuer, clientId: 'cellule', clientSecret, pkce: true, scope, mfaFrom: null, ...more };
  }

  /** As that, from now on. */
  answer(as: Partial<Standin> = {}): void {
    this.tampering = undefined;
    const { issuer, keys } = this;
    this.listener = this.provider({ issuer, keys, clientId: 'cellule', clientSecret, publicUrl, agents, userInfoAlg: 'RS256', ...as });
  }

  /** Answers nothing but that status. */
  fail(status: number): void {
    this.listener = (_, response) => void response.writeHead(status).end();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function tamperWith(response: ServerResponse, tampering: Tampering, path: string): void {
  const end = response.end.bind(response) as (body: string) => void;
  response.end = ((body?: string | Buffer) => {
    void Promise.resolve(tampering(path, String(body ?? ''))).then((changed) => {
      if (!response.headersSent) response.setHeader('content-length', Buffer.byteLength(changed));
      end(changed);
    });
    return response;
  }) as never;
}

/** The token with other claims, signed anew by `keys`, as someone would who has them. */
export async function forged(token: string, changes: JWTPayload, keys: readonly SigningKey[]): Promise<string> {
  const { alg, kid } = decodeProtectedHeader(token);
  const key = keys.find((one) => one.alg === alg);
  return new SignJWT({ ...decodeJwt(token), ...changes })
    .setProtectedHeader({ alg: alg ?? '', kid })
    .sign(await importJWK(key as never, alg));
}

/** The token as someone says it who signs nothing (`alg: none`). */
export const unsigned = (token: string): string =>
  `${Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')}.${token.split('.')[1]}.`;

/** A person whose browser knows no JavaScript, at the provider: its cookies, and where it is sent in the end. */
export class AgentAtDesk {
  private readonly cookies = new Map<string, string>();

  /** From the service's redirection to the address that leads back to it. */
  async signsIn(url: string, as: string): Promise<URL> {
    return this.follows(url, as === 'nobody' ? 'cancel=1' : `agent=${encodeURIComponent(as)}`);
  }

  /** Says yes to leaving the provider too. */
  async leaves(url: string): Promise<URL> {
    return this.follows(url, 'logout=yes');
  }

  /** The first answer there: a page of the provider's. */
  async opens(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const given of response.headers.getSetCookie()) this.keep(given);
    return response;
  }

  private async follows(url: string, fields: string, init: RequestInit = {}): Promise<URL> {
    const response = await this.opens(url, init);
    const next = response.headers.get('location');
    if (next === null) return this.fills(await response.text(), url, fields);
    const address = new URL(next, url);
    return address.href.startsWith(publicUrl) ? address : this.follows(address.href, fields);
  }

  /** The form of the page, with the one button that is pressed. */
  private fills(markup: string, url: string, fields: string): Promise<URL> {
    if (!markup.includes('<form')) throw new Error(`no form at ${url}:\n${markup}`);
    const action = /<form[^>]* action="([^"]*)"/.exec(markup)?.[1] ?? url;
    const xsrf = /name="xsrf" value="([^"]*)"/.exec(markup)?.[1];
    return this.follows(new URL(action, url).href, fields, { method: 'POST', body: xsrf ? `xsrf=${xsrf}&${fields}` : fields });
  }

  private keep(cookie: string): void {
    const [name = '', value = ''] = cookie.split(';')[0]?.split(/=(.*)/) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

import { isDay } from '#kernel';
import { isLoopback } from './loopback.js';
import { type Environment, oneOf, text, url, WrongSetting } from './setting.js';

export interface ProConnectSettings {
  /** As the provider writes it in its tokens: letter for letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** S256 (RFC 7636); some deployments of ProConnect refused its parameters. */
  readonly pkce: boolean;
  readonly scope: string;
  /** The day (Paris) from which advisors and coordination prove themselves by two means; null: never. */
  readonly mfaFrom: string | null;
}

const identifying = ['PROCONNECT_ISSUER', 'PROCONNECT_CLIENT_ID', 'PROCONNECT_CLIENT_SECRET'] as const;

/** What we cannot do without: who it is, by the names of ProConnect (`usual_name`, not `family_name`). */
const needed = ['openid', 'given_name', 'usual_name', 'email'];

const usual = [...needed, 'siret', 'roles'].join(' ');

/** Null when ProConnect is not offered: all three that identify us to it are there, or none. */
export function readProConnect(env: Environment): ProConnectSettings | null {
  const rest = { pkce: oneOf(env, 'PROCONNECT_PKCE', ['0', '1'], '1') === '1', scope: readScope(env), mfaFrom: readDate(env) };
  const missing = identifying.filter((name) => !text(env, name));
  if (missing.length === identifying.length) return null;
  if (missing.length > 0) throw new WrongSetting(`ProConnect demande trois réglages ensemble ; il manque : ${missing.join(', ')}.`);
  return { issuer: readIssuer(env), clientId: text(env, identifying[1], ''), clientSecret: text(env, identifying[2], ''), ...rest };
}

function readIssuer(env: Environment): string {
  const issuer = url(env, 'PROCONNECT_ISSUER', ['http:', 'https:'], '');
  const { protocol, hostname, search, hash } = new URL(issuer);
  if (protocol === 'http:' && !isLoopback(hostname))
    throw new WrongSetting('PROCONNECT_ISSUER doit être une adresse https://… dès qu’elle n’est pas celle de cette machine.');
  if (search !== '' || hash !== '') throw new WrongSetting('PROCONNECT_ISSUER ne prend ni « ? » ni « # ».');
  return issuer;
}

function readScope(env: Environment): string {
  const asked = text(env, 'PROCONNECT_SCOPE', usual).split(/\s+/);
  const missing = needed.filter((name) => !asked.includes(name));
  if (missing.length > 0) throw new WrongSetting(`PROCONNECT_SCOPE doit aussi demander : ${missing.join(' ')}.`);
  return asked.join(' ');
}

function readDate(env: Environment): string | null {
  const given = text(env, 'PROCONNECT_MFA_FROM', null);
  if (given !== null && !isDay(given)) throw new WrongSetting('PROCONNECT_MFA_FROM doit être une date, par exemple 2027-01-15.');
  return given;
}

import { ProConnectRefused } from './pro-connect-refusal.js';

/** Who ProConnect says that it is. `sub` is of one identity provider and of us: through another one the same person has another. */
export interface FederatedIdentity {
  readonly issuer: string;
  readonly sub: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Of whom she works for, as her identity provider says; unreliable for some populations. */
  readonly siret: string | null;
  /** `agent_public`, `agent_public_etat`, `agent_public_territorial`, or none: a private firm. */
  readonly roles: readonly string[];
  /** Empty when it was not said: then nothing but the weakest is proven. */
  readonly acr: string;
  /** Shown again when she leaves. */
  readonly idToken: string;
}

type Claims = Readonly<Record<string, unknown>>;

export function identityOf(proven: Claims, said: Claims, idToken: string): FederatedIdentity {
  return {
    issuer: needed(proven, 'iss'),
    sub: needed(proven, 'sub'),
    firstName: needed(said, 'given_name'),
    lastName: needed(said, 'usual_name'),
    email: needed(said, 'email'),
    siret: siretIn(text(said, 'siret')),
    roles: rolesIn(said.roles),
    acr: text(proven, 'acr'),
    idToken,
  };
}

const text = (claims: Claims, name: string): string => {
  const value = claims[name];
  return typeof value === 'string' ? value.trim() : '';
};

function needed(claims: Claims, name: string): string {
  const value = text(claims, name);
  if (value === '' || value.length > 255) throw new ProConnectRefused('incomplete');
  return value;
}

const siretIn = (given: string): string | null => (/^\d{14}$/.test(given.replace(/\s/g, '')) ? given.replace(/\s/g, '') : null);

/** An array, or one text: both have been seen. */
const rolesIn = (given: unknown): string[] =>
  (Array.isArray(given) ? given : String(given ?? '').split(/[\s,]+/)).filter((role) => typeof role === 'string' && role !== '');

import { type ProConnectReason, ProConnectRefused } from './pro-connect-refusal.js';

/** As openid-client, and oauth4webapi beneath it, and jose throw them. */
interface Thrown {
  readonly code?: unknown;
  /** OAuth's own word (RFC 6749 §5.2), or of jose the claim at fault. */
  readonly error?: unknown;
  readonly claim?: unknown;
  readonly cause?: unknown;
}

const byClaim: Record<string, ProConnectReason> = {
  iss: 'issuer',
  aud: 'audience',
  azp: 'audience',
  nonce: 'nonce',
  sub: 'other-subject',
  exp: 'expired',
  nbf: 'expired',
};

const byCode: Record<string, ProConnectReason> = {
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'expired',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'issuer', // of the discovered document
  OAUTH_INVALID_RESPONSE: 'signature', // `alg` is not one of those announced, or it is no JWT
  OAUTH_UNSUPPORTED_OPERATION: 'signature',
  OAUTH_PARSE_ERROR: 'signature',
  ERR_JWT_EXPIRED: 'expired',
  ERR_JOSE_ALG_NOT_ALLOWED: 'signature',
  ERR_JOSE_NOT_SUPPORTED: 'signature',
  ERR_JWS_INVALID: 'signature',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JWT_INVALID: 'signature',
  ERR_JWKS_NO_MATCHING_KEY: 'signature',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'signature',
};

/** What the libraries say, in the house's words; what is none of theirs means that the provider was not to be had. */
export function refusalOf(thrown: unknown): ProConnectRefused {
  if (thrown instanceof ProConnectRefused) return thrown;
  const { code, error } = (thrown ?? {}) as Thrown;
  // a code is spent at its first use, and lives a minute
  if (error === 'invalid_grant') return new ProConnectRefused('replayed');
  return new ProConnectRefused(byClaim[claimOf(thrown)] ?? byCode[String(code)] ?? 'unavailable');
}

/** What a log may say of it: codes. The rest of such an error holds tokens and names. */
export const codesOf = (thrown: unknown): string => {
  const { code, error } = (thrown ?? {}) as Thrown;
  return [code, error].filter((word) => typeof word === 'string' && /^[\w-]{1,60}$/.test(word)).join(' ');
};

/** The claim at fault hangs on the error or on one of its causes. */
function claimOf(thrown: unknown, depth = 0): string {
  if (typeof thrown !== 'object' || thrown === null || depth > 3) return '';
  const { claim, cause } = thrown as Thrown;
  return typeof claim === 'string' ? claim : claimOf(cause, depth + 1);
}

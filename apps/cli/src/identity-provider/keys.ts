import { generateKeyPairSync, type JsonWebKey, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type SigningKey = JsonWebKey & { readonly kid: string; readonly alg: 'RS256' | 'ES256'; readonly use: 'sig' };

/** Kept in that file, readable by its owner alone: who was signed in before a restart can still sign out after it. */
export function keptKeys(file: string): SigningKey[] {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SigningKey[];
  const keys = newKeys();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

/** One of each kind that ProConnect signs with. */
export function newKeys(): SigningKey[] {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  return [
    { ...rsa, kid: randomUUID(), alg: 'RS256', use: 'sig' },
    { ...elliptic, kid: randomUUID(), alg: 'ES256', use: 'sig' },
  ];
}

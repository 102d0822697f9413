import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { LinkPurpose } from '#kernel';
import { config } from './config.js';

/** What a key is for; each is derived apart, so that none can stand in for another. */
type KeyUse = 'links' | 'csrf' | 'cookies' | 'idempotency' | 'network';

/**
 * Keys and tokens derived from `APP_SECRET` (HKDF, RFC 5869): a worker, a reminder or a replay writes the same link again,
 * and nothing secret is stored.
 */
@Injectable()
export class Secret {
  private readonly root = readSecret();
  private readonly keys = new Map<KeyUse, Buffer>();

  /** The token of a link; raising `version` revokes what was given before. */
  linkToken(purpose: LinkPurpose, id: string, version: number): string {
    return this.mac('links', `${purpose}\n${id}\n${version}`);
  }

  /** HMAC-SHA-256, base64url. */
  mac(use: KeyUse, text: string): string {
    return createHmac('sha256', this.key(use)).update(text).digest('base64url');
  }

  /** In constant time. */
  agrees(use: KeyUse, text: string, mac: string): boolean {
    const [expected, given] = [Buffer.from(this.mac(use, text)), Buffer.from(mac)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /** Tells one secret from another without giving it away; the database keeps it. */
  fingerprint(): string {
    return createHash('sha256').update(`cellule\n${this.root}`).digest('hex');
  }

  private key(use: KeyUse): Buffer {
    const known = this.keys.get(use) ?? Buffer.from(hkdfSync('sha256', this.root, 'cellule', use, 32));
    this.keys.set(use, known);
    return known;
  }
}

/** SHA-256 in hexadecimal: what a row keeps of a token, for look-up. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** From `APP_SECRET`, or made once in `DATA_DIR/secret`, readable by its owner alone. */
function readSecret(): string {
  const { appSecret, dataDir } = config();
  if (appSecret) return appSecret;
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secret');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

import { randomBytes } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { digest, type Secret } from '#platform';
import { giveCookie, readCookie } from './cookies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Read once, when the request came in. */
    now: Date;
    /** The secret of this browser: its draft is found by it, its forms are signed with it. */
    browserKey: string;
    /** Proves to a form's answer that the form was ours; masked, so that no two pages hold the same. */
    csrf: string;
    /** When the form that came back was shown; null for what is no form of ours. */
    shownAt: Date | null;
    /** HMAC of the network address (IPv6: of its /64). */
    network: string;
  }
}

const cookie = 'navigateur';

const wellFormed = /^[\w-]{22,64}$/;

/** The browser's key from its cookie; a new one when there is none, set only with a page that needs it. */
export function readBrowserKey(request: FastifyRequest): string {
  return knownBrowserKey(request) ?? randomBytes(24).toString('base64url');
}

/** Null when the browser sent no cookie, or lost it. */
export function knownBrowserKey(request: FastifyRequest): string | null {
  const given = readCookie(request, cookie);
  return wellFormed.test(given) ? given : null;
}

export function giveBrowserKey(reply: FastifyReply, key: string): void {
  giveCookie(reply, cookie, key, 24 * 3600);
}

/** A new key for a new draft, once the one before has made its appointment. */
export function renewBrowserKey(reply: FastifyReply): string {
  const key = randomBytes(24).toString('base64url');
  giveBrowserKey(reply, key);
  return key;
}

/** How many characters of a nonce are random; those after them are the instant, in milliseconds to the base of 36. */
const randomPart = 16;

/** A nonce that ends with the instant, an HMAC that ties it to the browser's key, and the digest of that key, masked. */
export function csrfFor(secret: Secret, browserKey: string, now: Date): string {
  const [nonce, owner] = [`${randomBytes(12).toString('base64url')}${now.getTime().toString(36)}`, digest(browserKey)];
  return [nonce, secret.mac('csrf', `${owner}\n${nonce}`), masked(secret, nonce, Buffer.from(owner, 'hex')).toString('base64url')].join(
    '.',
  );
}

export const csrfAgrees = (secret: Secret, browserKey: string, given: unknown): boolean => madeFor(secret, given) === digest(browserKey);

/** The digest of the key for which a form was made; null when the form is not ours. Without its cookie it still leads to its draft. */
export function madeFor(secret: Secret, given: unknown): string | null {
  const [nonce, mac, mask] = typeof given === 'string' ? given.split('.') : [];
  if (nonce === undefined || mac === undefined || mask === undefined) return null;
  const owner = masked(secret, nonce, Buffer.from(mask, 'base64url')).toString('hex');
  return secret.agrees('csrf', `${owner}\n${nonce}`, mac) ? owner : null;
}

/** When it was made; of a token that agrees. */
export const madeAt = (given: unknown): Date => new Date(Number.parseInt(String(given).split('.')[0]?.slice(randomPart) ?? '', 36));

/** No two pages hold the same bytes, which could be guessed from how well they compress. */
function masked(secret: Secret, nonce: string, bytes: Buffer): Buffer {
  const mask = Buffer.from(secret.mac('csrf', `mask\n${nonce}`), 'base64url');
  return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)));
}

/** One address for a whole IPv6 /64: that is what one subscriber has. */
export const networkOf = (ip: string): string =>
  ip.includes(':') && !ip.startsWith('::ffff:') ? expanded(ip).slice(0, 4).join(':') : ip.replace('::ffff:', '');

function expanded(ip: string): string[] {
  const [head = '', tail] = ip.split('::');
  const [left, right] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)];
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, gap)).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}

const request = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** The instant at which the request came in. */
export const Now = createParamDecorator((_: unknown, context: ExecutionContext): Date => request(context).now);

/** HMAC of the network from which the request came. */
export const Network = createParamDecorator((_: unknown, context: ExecutionContext): string => request(context).network);

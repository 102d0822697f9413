import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { config } from '#platform';
import { sendAgainPage, type TypedField } from '#views';
import { giveBrowserKey, knownBrowserKey } from './browser.js';
import { countRefusal } from './counters.js';

const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

/**
 * The cookie of a form is gone, or is another by now: nothing is done of what was asked, and nothing is lost of what was typed. It is
 * shown, with a new token, to be sent again by hand. `owner`: the digest of the key it was made for.
 */
export async function askAgain(request: FastifyRequest, reply: FastifyReply, owner: string, drafts: DraftsService) {
  countRefusal('form-out-of-date');
  const { browserKey, csrf, now } = request;
  await drafts.adopt(anonymous, { owner, key: browserKey, anyway: knownBrowserKey(request) === null }, now);
  giveBrowserKey(reply, browserKey);
  const markup = sendAgainPage({ action: withoutMark(request.url), csrf, fields: typedIn(request.body as object), desk: config().desk });
  return reply.status(403).headers(headers).type('text/html; charset=utf-8').send(markup);
}

/** Another site sent it, or a browser that hides who did: it is told nothing, and given no cookie. */
export function isForeign({ headers: { 'sec-fetch-site': site, origin, host } }: FastifyRequest): boolean {
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && URL.parse(origin)?.host !== host;
}

const typedIn = (body: object): TypedField[] =>
  Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));

/** The form puts a new mark of its own. */
const withoutMark = (url: string): string => url.replace(/([?&])envoi=[^&]*&?/, '$1').replace(/[?&]$/, '');

import type { FastifyInstance } from 'fastify';
import { Refusal } from '#kernel';

/** The address exists, for other methods. */
class MethodNotAllowed extends Refusal {
  readonly code = 'method-not-allowed';
}

/** What programs ask for: no page, no cookie, and every refusal as problem+json. */
export const isForMachines = (url: string): boolean => /^\/(api|health|metrics)([/?]|$)/.test(url);

/** Says 405 with `Allow` (RFC 9110 §15.5.6) where Fastify alone would say that the address does not exist. */
export function refuseOtherMethods(server: FastifyInstance): void {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  server.addHook('onRoute', ({ url, method }) => {
    if (!isForMachines(url)) return;
    const route = known.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const each of [method].flat()) route.methods.add(each);
    known.set(url, route);
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const path = request.url.split('?')[0] ?? '';
    const allowed = [...known.values()].find(({ pattern }) => pattern.test(path));
    if (!allowed) return;
    reply.header('allow', [...allowed.methods].join(', '));
    throw new MethodNotAllowed();
  });
}

/** Of the addresses that a route answers, as it is written. */
export const patternOf = (url: string): RegExp => new RegExp(`^${url.replaceAll('.', '\\.').replace(/:[^/]+/g, '[^/]+')}$`);

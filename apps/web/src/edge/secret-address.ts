import type { FastifyInstance } from 'fastify';
import { isForMachines } from './methods.js';

/** Of a page whose address holds a secret: kept by nobody, found by no search, told to no other site. */
export const secretAddress = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

/** Also when it is refused before it reaches its handler. */
export function hideSecretAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url?.includes(':token') && !isForMachines(request.url)) reply.headers(secretAddress);
  });
}

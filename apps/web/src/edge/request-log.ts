import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { countRequest } from './counters.js';

/** One line, and one measure, a request: the route's pattern, never its address, which may hold a token. */
@Injectable()
export class RequestLog {
  constructor(private readonly log: PinoLogger) {}

  listen(server: FastifyInstance): void {
    server.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      if (route.startsWith('/static/') || route.startsWith('/health/')) return;
      const [{ id: requestId, method }, { statusCode: status, elapsedTime }] = [request, reply];
      countRequest(method, route, status, elapsedTime / 1000);
      this.log.info({ requestId, method, route, status, ms: Math.round(elapsedTime) });
    });
  }
}

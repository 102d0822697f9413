import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { PinoLogger } from 'nestjs-pino';

/** One line a request: the route's pattern, never its address, which may hold a token. */
@Injectable()
export class RequestLog {
  constructor(private readonly log: PinoLogger) {}

  listen(server: FastifyInstance): void {
    server.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      if (route.startsWith('/static/') || route.startsWith('/health/')) return;
      this.log.info({ requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
    });
  }
}

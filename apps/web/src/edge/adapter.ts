import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '#kernel';
import { config } from '#platform';
import { answerProblem } from './problem.filter.js';

/** Fastify as this service runs it: a known proxy or none, small bodies, no request waits for ever. */
export const newAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: config().trustedProxies.length > 0 ? [...config().trustedProxies] : false,
    bodyLimit: 256 * 1024,
    connectionTimeout: 30_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 10_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => answerProblem(new NotFound(), request, reply),
  });

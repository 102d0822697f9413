import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '#kernel';
import { config } from '#platform';
import { answerProblem } from './problem.filter.js';
import { codeOf, problemText } from './problems.js';

/** How long a connection may keep us waiting, in milliseconds. */
export interface Patience {
  /** For the headers of a request. */
  readonly headers: number;
  /** For the whole of a request, its body included. */
  readonly request: number;
  /** How often the two above are looked at. */
  readonly looking: number;
}

const usual: Patience = { headers: 10_000, request: 30_000, looking: 5_000 };

/** Fastify as this service runs it: a known proxy or none, small bodies, no request waits for ever. */
export const newAdapter = ({ headers, request, looking }: Patience = usual): FastifyAdapter =>
  new FastifyAdapter({
    trustProxy: config().trustedProxies.length > 0 ? [...config().trustedProxies] : false,
    bodyLimit: 256 * 1024,
    connectionTimeout: 30_000,
    requestTimeout: request,
    keepAliveTimeout: 10_000,
    http: { headersTimeout: headers, connectionsCheckingInterval: looking, maxHeaderSize: 16 * 1024 },
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseConversation,
    frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => answerProblem(new NotFound(), request, reply),
  });

const statusLines: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** What is no request at all, or never ends: nothing of ours has seen it, so it is answered on the wire. */
function refuseConversation(error: { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const statusLine = statusLines[error.code ?? ''] ?? '400 Bad Request';
  const status = Number.parseInt(statusLine, 10);
  const body = problemText(codeOf(status), status, randomUUID());
  const headers = `Connection: close\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`HTTP/1.1 ${statusLine}\r\n${headers}\r\n\r\n${body}`, () => socket.destroy());
}

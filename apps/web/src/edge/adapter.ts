import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '#kernel';
import { config } from '#platform';
import { answerProblem } from './problem.filter.js';
import { codeOf, problemText } from './problems.js';
import { isUpload } from './uploads.js';

/** How long a connection may keep us waiting, in milliseconds. */
export interface Patience {
  /** For the headers of a request. */
  readonly headers: number;
  /** For the whole of a request, its body included. */
  readonly request: number;
  /** For the whole of a request that brings a document: 25 MB over a poor line. */
  readonly upload: number;
  /** How often these are looked at. */
  readonly looking: number;
}

const usual: Patience = { headers: 10_000, request: 30_000, upload: 600_000, looking: 5_000 };

/** Fastify as this service runs it: a known proxy or none, small bodies, no request waits for ever. */
export function newAdapter(patience: Patience = usual): FastifyAdapter {
  const adapter = new FastifyAdapter(settings(patience));
  hurry(adapter.getInstance() as unknown as FastifyInstance, patience.request);
  return adapter;
}

const settings = ({ headers, request, upload, looking }: Patience) => ({
  trustProxy: config().trustedProxies.length > 0 ? [...config().trustedProxies] : false,
  bodyLimit: 256 * 1024,
  connectionTimeout: 30_000,
  requestTimeout: Math.max(request, upload),
  keepAliveTimeout: 10_000,
  http: { headersTimeout: headers, connectionsCheckingInterval: looking, maxHeaderSize: 16 * 1024 },
  genReqId: () => randomUUID(),
  routerOptions: { maxParamLength: 200 },
  forceCloseConnections: 'idle' as const,
  clientErrorHandler: refuseConversation,
  frameworkErrors: (_error: unknown, request: FastifyRequest, reply: FastifyReply) => answerProblem(new NotFound(), request, reply),
});

/** Node knows one limit for all requests; what brings no document has a shorter one. */
function hurry(server: FastifyInstance, patience: number): void {
  server.addHook('onRequest', async ({ raw, routeOptions }) => {
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (!hasBody || isUpload(routeOptions)) return;
    const timer = setTimeout(() => refuseConversation({ code: 'ERR_HTTP_REQUEST_TIMEOUT' }, raw.socket), patience);
    for (const end of ['end', 'close']) raw.once(end, () => clearTimeout(timer));
  });
}

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

import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SlotTaken } from '#appointments';
import { Refusal } from '#kernel';
import { config } from '#platform';
import { type Link, problemPage } from '#views';
import { slotOf } from '../api/slot.dto.js';
import { countRefusal } from './counters.js';
import { askToSignIn } from './lapsed-form.js';
import { isForMachines } from './methods.js';
import { codeOf, isKnown, type ProblemCode, problemText, sentences, statusOf, unreadableBodies } from './problems.js';
import { seeOther } from './reply.js';

interface Problem {
  readonly code: ProblemCode;
  readonly status: number;
  /** What goes with the code: `errors`, `alternatives`, `requestUrl`, `readerUrl`. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Every error leaves here: problem+json (RFC 9457) for machines, a page for people; never a library's own message. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const problem = problemOf(error);
    countRefusal(problem.code);
    if (problem.status >= 500) this.log.error({ err: error, requestId: request.id });
    if (reply.sent) return;
    answer(problem, request, reply);
  }
}

/** For what goes wrong before there is a route: an address that cannot be read. */
export const answerProblem = (error: unknown, request: FastifyRequest, reply: FastifyReply): void =>
  answer(problemOf(error), request, reply);

function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (isForMachines(request.url)) sendProblem(reply, request, problem);
  else if (problem.code === 'unauthenticated') showIn(request, reply);
  else sendPage(reply, problem, request.url);
}

/** To the door, and back here afterwards; what was typed waits on its page. */
function showIn(request: FastifyRequest, reply: FastifyReply): void {
  if (request.method === 'POST') askToSignIn(request, reply);
  else seeOther(reply, `/connexion?${new URLSearchParams({ suite: request.url })}`);
}

function problemOf(error: unknown): Problem {
  if (error instanceof SlotTaken) {
    const alternatives = error.alternatives.map((slot) => slotOf(slot, error.timeZone));
    return { code: error.code, status: 409, facts: { alternatives } };
  }
  if (error instanceof Refusal && isKnown(error.code)) return { code: error.code, status: statusOf[error.code], facts: error.facts };
  const status = error instanceof HttpException ? error.getStatus() : foreignStatus(error);
  const code = codeOf(status);
  return { code, status: statusOf[code], facts: code === 'invalid-input' ? unreadable(error) : {} };
}

/** What Fastify could not make out, said of the whole (RFC 6901: the empty pointer). */
function unreadable(error: unknown): Problem['facts'] {
  const detail = unreadableBodies.find(([said]) => said.test(String(error)))?.[1];
  return detail ? { detail, errors: [{ pointer: '', detail }] } : { detail: 'Cette demande ne se lit pas.' };
}

/** node-postgres, whose errors have no code, when no connection was free in time, or the one we had is gone. */
const noConnection = /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable/;

/** Fastify's own errors (bad JSON, too large …) carry a status; PostgreSQL being away, or giving up, means that we are, too. */
function foreignStatus(error: unknown): number {
  const { statusCode, code, driverError } = (error ?? {}) as { statusCode?: number; code?: string; driverError?: { code?: string } };
  const away = /^(ECONN|EPIPE|57|08|53300|55P03)/.test(code ?? driverError?.code ?? '') || noConnection.test(String(error));
  return away ? 503 : (statusCode ?? 500);
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, { code, status, facts }: Problem): void {
  const body = problemText(code, status, request.id, facts);
  void reply.status(status).headers(retry({ code, facts })).type('application/problem+json; charset=utf-8').send(body);
}

function sendPage(reply: FastifyReply, { code, status, facts }: Problem, url: string): void {
  const { email, phone, hours } = config().desk;
  const words = { ...sentences[code], ...(facts as { title?: string; detail?: string }) };
  const page = problemPage({
    status,
    ...words,
    towardsOwn: code === 'too-many-upcoming',
    closed: config().maintenance !== null,
    back: wayBack(code, url),
    desk: { email, phone, hours },
  });
  void reply.status(status).headers(retry({ code, facts })).type('text/html; charset=utf-8').send(page);
}

/** To what the refusal is about, where its page says more. */
function wayBack(code: ProblemCode, url: string): Link | null {
  if (code === 'request-move-refused') return requestAt(url);
  return code === 'case-joined' ? caseAt(url) : null;
}

/** The page of the case, which says where it goes on. */
function caseAt(url: string): Link | null {
  const [, href] = /^(\/(?:dossiers|espace\/projet)\/[0-9a-f-]{36})/.exec(url) ?? [];
  return href ? { text: 'Voir où le projet continue', href } : null;
}

/** The page of the request on which something was tried that is no longer possible. */
function requestAt(url: string): Link | null {
  const [, href] = /^(\/(?:agenda\/demandes|espace\/demandes|demande)\/[^/?]+)/.exec(url) ?? [];
  return href ? { text: 'Revenir à la demande', href } : null;
}

/** In seconds: a minute, unless the refusal knows better. */
const retry = ({ code, facts }: Pick<Problem, 'code' | 'facts'>): Record<string, string> =>
  code === 'too-many-requests' || code === 'unavailable' ? { 'retry-after': String(facts.retryAfter ?? 60) } : {};

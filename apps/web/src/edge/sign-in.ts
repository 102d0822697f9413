import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignInRead, SignInService } from '#identity';
import { type Actor, anonymous } from '#kernel';
import { config } from '#platform';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: a signed-in person, or nobody that we know. Links are judged by the pages that they open. */
    actor: Actor;
    /** What she is signed in by; null for everyone else. */
    signIn: SignInRead | null;
  }
}

const secure = () => config().publicUrl.startsWith('https:');

/** `__Host-` (RFC 6265bis §4.1.3.2) where the browser can keep that promise: on https, not on plain loopback. */
const cookieName = () => (secure() ? '__Host-connexion' : 'connexion');

const wellFormed = /^[\w-]{43}$/;

/** Reads the cookie, and asks the database only when there is one; whoever has none is anonymous. */
export async function recognise(request: FastifyRequest, signIns: SignInService): Promise<void> {
  const secret = request.cookies[cookieName()] ?? '';
  const known = wellFormed.test(secret) ? await signIns.actorOf(secret, request.now) : null;
  request.actor = known?.actor ?? anonymous;
  request.signIn = known?.signIn ?? null;
}

/** No date: the cookie goes with the browser, the sign-in itself ends on the server. */
export function giveSignIn(reply: FastifyReply, secret: string): void {
  reply.setCookie(cookieName(), secret, { httpOnly: true, sameSite: 'lax', path: '/', secure: secure() });
}

export function dropSignIn(reply: FastifyReply): void {
  reply.clearCookie(cookieName(), { path: '/', secure: secure() });
}

/** Her browser still shows a sign-in that has ended. */
export const lostSignIn = (request: FastifyRequest): boolean => request.signIn === null && cookieName() in request.cookies;

/** Who asks. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  return context.switchToHttp().getRequest<FastifyRequest>().actor;
});

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignInRead, SignInService } from '#identity';
import { type Actor, anonymous } from '#kernel';
import { dropCookie, giveCookie, readCookie } from './cookies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks: a signed-in person, or nobody that we know. Links are judged by the pages that they open. */
    actor: Actor;
    /** What she is signed in by; null for everyone else. */
    signIn: SignInRead | null;
  }
}

const cookie = 'connexion';

const wellFormed = /^[\w-]{43}$/;

/** Reads the cookie, and asks the database only when there is one; whoever has none is anonymous. */
export async function recognise(request: FastifyRequest, signIns: SignInService): Promise<void> {
  const secret = readCookie(request, cookie);
  const known = wellFormed.test(secret) ? await signIns.actorOf(secret, request.now) : null;
  request.actor = known?.actor ?? anonymous;
  request.signIn = known?.signIn ?? null;
}

/** No date: the cookie goes with the browser, the sign-in itself ends on the server. */
export function giveSignIn(reply: FastifyReply, secret: string): void {
  giveCookie(reply, cookie, secret);
}

export function dropSignIn(reply: FastifyReply): void {
  dropCookie(reply, cookie);
}

/** Her browser still shows a sign-in that has ended. */
export const lostSignIn = (request: FastifyRequest): boolean => request.signIn === null && readCookie(request, cookie) !== '';

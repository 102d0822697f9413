import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInLimits } from '#identity';
import { config } from '#platform';

/** An account of ProConnect that waits for its person to say that it is hers: what this browser keeps meanwhile. */
const cookieName = () => (secure() ? '__Host-relier' : 'relier');

const secure = () => config().publicUrl.startsWith('https:');

const options = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure() }) as const;

export function giveLinking(reply: FastifyReply, linking: string): void {
  reply.setCookie(cookieName(), linking, { ...options(), maxAge: signInLimits.linking / 1000 });
}

/** Empty when there is none. */
export const readLinking = ({ cookies }: FastifyRequest): string => cookies[cookieName()] ?? '';

export function dropLinking(reply: FastifyReply): void {
  reply.clearCookie(cookieName(), options());
}

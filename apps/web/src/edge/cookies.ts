import type { FastifyReply, FastifyRequest } from 'fastify';
import { config } from '#platform';

const secure = () => config().publicUrl.startsWith('https:');

/** `__Host-` (RFC 6265bis §4.1.3.2) where the browser can keep that promise: on https, not on plain loopback. */
const nameOf = (name: string): string => (secure() ? `__Host-${name}` : name);

const options = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: secure() }) as const;

/** Empty when the browser sent none. */
export const readCookie = ({ cookies }: FastifyRequest, name: string): string => cookies[nameOf(name)] ?? '';

/** `seconds`: for how long; absent: until the browser is closed. */
export function giveCookie(reply: FastifyReply, name: string, value: string, seconds?: number): void {
  reply.setCookie(nameOf(name), value, { ...options(), ...(seconds !== undefined && { maxAge: seconds }) });
}

export function dropCookie(reply: FastifyReply, name: string): void {
  reply.clearCookie(nameOf(name), options());
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInLimits } from '#identity';
import { dropCookie, giveCookie, readCookie } from '../../edge/cookies.js';

/** An account of ProConnect that waits for its person to say that it is hers: what this browser keeps meanwhile. */
const cookie = 'relier';

export const giveLinking = (reply: FastifyReply, linking: string): void => giveCookie(reply, cookie, linking, signInLimits.linking / 1000);

/** Empty when there is none. */
export const readLinking = (request: FastifyRequest): string => readCookie(request, cookie);

export const dropLinking = (reply: FastifyReply): void => dropCookie(reply, cookie);

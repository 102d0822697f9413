import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignInRead } from '#identity';
import type { PersonActor } from '#kernel';
import { Unauthenticated } from '../edge/access.js';
import { giveBrowserKey } from '../edge/browser.js';
import type { Visit } from './visit.js';

/** A signed-in person's page. */
export interface SignedVisit extends Visit {
  readonly by: PersonActor;
  readonly signIn: SignInRead;
}

/** For routes whose rule lets in only those who are signed in. */
export const Signed = createParamDecorator((_: unknown, context: ExecutionContext): SignedVisit => {
  const http = context.switchToHttp();
  const { browserKey: key, csrf, network, now, shownAt, actor: by, signIn } = http.getRequest<FastifyRequest>();
  if (by.kind !== 'person' || !signIn) throw new Unauthenticated();
  giveBrowserKey(http.getResponse<FastifyReply>(), key);
  return { key, csrf, network, now, shownAt, by, signIn };
});

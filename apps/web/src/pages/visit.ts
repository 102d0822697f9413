import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignInRead } from '#identity';
import type { Actor } from '#kernel';
import { giveBrowserKey } from '../edge/browser.js';

/** Who asks for a page, signed in or not. */
export interface Visit {
  /** Finds the browser's draft. */
  readonly key: string;
  /** For the page's forms. */
  readonly csrf: string;
  readonly network: string;
  readonly now: Date;
  /** When the form that came back was shown; null for whoever only looks. */
  readonly shownAt: Date | null;
  readonly by: Actor;
  /** Null for whoever is not signed in. */
  readonly signIn: SignInRead | null;
}

/** Everything about the asker at once; sets the browser's cookie, without which the forms would prove nothing. */
export const Visitor = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const http = context.switchToHttp();
  const { browserKey: key, csrf, network, now, shownAt, actor: by, signIn } = http.getRequest<FastifyRequest>();
  giveBrowserKey(http.getResponse<FastifyReply>(), key);
  return { key, csrf, network, now, shownAt, by, signIn };
});

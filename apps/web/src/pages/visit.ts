import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { giveBrowserKey } from '../edge/browser.js';

/** Who asks for a page, as far as we know without an account. */
export interface Visit {
  /** Finds the browser's draft. */
  readonly key: string;
  /** For the page's forms. */
  readonly csrf: string;
  readonly network: string;
  readonly now: Date;
}

/** Everything about the asker at once; sets the browser's cookie, without which the forms would prove nothing. */
export const Visitor = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const http = context.switchToHttp();
  const { browserKey: key, csrf, network, now } = http.getRequest<FastifyRequest>();
  giveBrowserKey(http.getResponse<FastifyReply>(), key);
  return { key, csrf, network, now };
});

import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, of } from 'rxjs';
import { MailboxReaders } from '#intake';
import { seeOther } from '../../../edge/reply.js';

/** Before the page behind a link that was mailed to a shared mailbox: who is reading? */
@Injectable()
export class WhoReads implements NestInterceptor {
  constructor(private readonly readers: MailboxReaders) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { params, browserKey, now } = http.getRequest<FastifyRequest<{ Params: { token: string } }>>();
    if (!(await this.readers.mustSay(params.token, browserKey, now))) return next.handle();
    seeOther(http.getResponse<FastifyReply>(), `/rendez-vous/${params.token}/lecture`);
    return of(undefined);
  }
}

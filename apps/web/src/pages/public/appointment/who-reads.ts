import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, of } from 'rxjs';
import { MailboxReaders, type MailedLink } from '#intake';
import { seeOther } from '../../../edge/reply.js';

/** Before the page behind a link that was mailed to a shared mailbox: who is reading? */
@Injectable()
export class WhoReads implements NestInterceptor {
  protected readonly kind: MailedLink['kind'] = 'appointment';

  constructor(private readonly readers: MailboxReaders) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { params, browserKey, now } = http.getRequest<FastifyRequest<{ Params: { token: string } }>>();
    if (!(await this.readers.mustSay({ kind: this.kind, token: params.token }, browserKey, now))) return next.handle();
    seeOther(http.getResponse<FastifyReply>(), `${pathOf[this.kind]}/${params.token}/lecture`);
    return of(undefined);
  }
}

@Injectable()
export class WhoReadsNote extends WhoReads {
  protected override readonly kind = 'notice';
}

@Injectable()
export class WhoReadsRequest extends WhoReads {
  protected override readonly kind = 'request';
}

@Injectable()
export class WhoReadsMessage extends WhoReads {
  protected override readonly kind = 'exchange';
}

@Injectable()
export class WhoReadsAction extends WhoReads {
  protected override readonly kind = 'action';
}

export const pathOf: Record<MailedLink['kind'], string> = {
  ...{ appointment: '/rendez-vous', request: '/demande' },
  ...{ notice: '/note', exchange: '/message', action: '/action' },
};

import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { MailboxReaders } from '#intake';

/** Machines have no page that asks who reads: what was mailed to a shared mailbox stays closed to them. */
@Injectable()
export class OpensUnasked implements CanActivate {
  constructor(private readonly readers: MailboxReaders) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, now } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>();
    await this.readers.assertOpensUnasked(params.token, now);
    return true;
  }
}

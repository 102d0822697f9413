import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CostlyWrite } from '../../../edge/throttle.js';
import { type Fields, textOf } from '../../form.js';

/** Of the booking's pages only the last one is costly: it books. */
@Injectable()
export class CostlyStep extends CostlyWrite {
  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    return textOf(query as Fields, 'etape') !== 'verification' || super.shouldSkip(context);
  }
}

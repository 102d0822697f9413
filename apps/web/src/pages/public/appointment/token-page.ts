import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { Access } from '../../../edge/access.js';
import { LinkOpened } from '../../../edge/narrow-throttle.js';
import { secretAddress } from '../../../edge/secret-address.js';

/** Set before the handler, so that a refusal has them too. */
@Injectable()
class SecretAddress implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    void context.switchToHttp().getResponse<FastifyReply>().headers(secretAddress);
    return next.handle();
  }
}

/** A page whose address holds a secret: kept by nobody, found by no search, told to no other site. */
export const TokenPage = () => applyDecorators(Access('link'), UseGuards(LinkOpened), UseInterceptors(SecretAddress));

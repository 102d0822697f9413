import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '#kernel';

class MissingIdempotencyKey extends Refusal {
  readonly code = 'missing-idempotency-key';
}

/** The `Idempotency-Key` header, 1–255 visible ASCII characters; without it nothing is written. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const given = context.switchToHttp().getRequest<FastifyRequest>().headers['idempotency-key'];
  if (typeof given !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(given)) throw new MissingIdempotencyKey();
  return given;
});

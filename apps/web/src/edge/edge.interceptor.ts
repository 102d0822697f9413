import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { isTransient, traced } from '#platform';
import { countEvents } from './counters.js';

const attempts = 4;

/** Gives every request its number for log and journal, and runs it again when PostgreSQL had to choose between two transactions. */
@Injectable()
export class EdgeInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { id } = context.switchToHttp().getRequest<FastifyRequest>();
    const handled = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    return from(retried(() => traced({ requestId: id }, handled, countEvents)));
  }
}

/** Three more attempts after a deadlock or a serialisation failure, each a little later than the last, never two in step. */
async function retried<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count === attempts || !isTransient(error)) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 40 * 2 ** count));
    }
  }
}

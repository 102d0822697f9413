import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CLS_ID, ClsService } from 'nestjs-cls';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { isTransient } from '#platform';

const attempts = 4;

/** Gives every request its number for the journal, and runs it again when PostgreSQL had to choose between two transactions. */
@Injectable()
export class EdgeInterceptor implements NestInterceptor {
  constructor(private readonly cls: ClsService) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { id } = context.switchToHttp().getRequest<FastifyRequest>();
    return from(
      this.cls.run(async () => {
        this.cls.set(CLS_ID, id);
        return retried(() => lastValueFrom(next.handle(), { defaultValue: undefined }));
      }),
    );
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

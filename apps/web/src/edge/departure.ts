import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** How long a proxy is given to see that we leave, in milliseconds: meanwhile everything is still answered. */
const notice = 1_000;

/**
 * Leaves without breaking a conversation: says so first, by closing each connection with its next answer and by no longer being
 * ready, and only then stops listening. A request that is under way is answered in any case.
 */
@Injectable()
export class Departure implements BeforeApplicationShutdown {
  leaving = false;

  listen(server: FastifyInstance): void {
    server.addHook('onSend', async (_, reply) => {
      if (this.leaving) reply.header('connection', 'close');
    });
  }

  /** Without a signal nobody waits (specs close their own). */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.leaving = true;
    if (signal) await new Promise((resume) => setTimeout(resume, notice));
  }
}

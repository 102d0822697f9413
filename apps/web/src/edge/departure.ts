import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** How long a proxy is given to see that we leave, in milliseconds: meanwhile everything is still answered. */
const notice = 1_000;

/** How long who has just connected is given to say what they want, in milliseconds. */
const lastWords = 250;

/**
 * Leaves without breaking a conversation: says so first, by closing each connection with its next answer and by no longer being
 * ready; then takes no other connection, and answers those that are there to the last.
 */
@Injectable()
export class Departure implements BeforeApplicationShutdown {
  leaving = false;
  private server: Server | undefined;

  listen(server: FastifyInstance): void {
    this.server = server.server as Server;
    server.addHook('onSend', async (_, reply) => {
      if (this.leaving) reply.header('connection', 'close');
    });
  }

  /** Without a signal nobody waits (specs close their own). */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.leaving = true;
    if (!signal || !this.server?.listening) return;
    await pause(notice);
    await this.emptied(this.server);
  }

  /** Not by the HTTP server's own `close`: it cuts connections that have been made and not yet heard. */
  private async emptied(server: Server): Promise<void> {
    const ended = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    const idle = setInterval(() => server.closeIdleConnections(), lastWords);
    await ended;
    clearInterval(idle);
  }
}

const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));

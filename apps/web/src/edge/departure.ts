import type { Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

/** How long a proxy is given to see that we leave, in milliseconds: meanwhile everything is still answered. */
const notice = 1_000;

/** How long who has just connected is given to say what they want, in milliseconds. */
const lastWords = 250;

/** A turn of the event loop shorter than this, in milliseconds, has left nobody at the door who was not let in. */
const quiet = 0.5;

/** How long such a turn is waited for, in milliseconds. */
const patience = 500;

/**
 * Leaves without breaking a conversation: says so first, by closing each connection with its next answer and by no longer being
 * ready; then takes no other connection, and answers those that are there to the last.
 */
@Injectable()
export class Departure implements BeforeApplicationShutdown {
  leaving = false;
  private server: Server | undefined;
  /** Kept waiting while the door closes, for whoever is answered comes back at once. */
  private doorClosing: Promise<void> | undefined;

  listen(server: FastifyInstance): void {
    this.server = server.server as Server;
    server.addHook('onSend', async (_, reply) => {
      if (this.leaving) reply.header('connection', 'close');
      await this.doorClosing;
    });
  }

  /** Without a signal nobody waits (specs close their own). */
  async beforeApplicationShutdown(signal?: string): Promise<void> {
    this.leaving = true;
    if (!signal || !this.server?.listening) return;
    await pause(notice);
    this.doorClosing = quietTurn(this.server);
    await this.doorClosing;
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

/** The system breaks each connection that it has made and we have not taken when the door closes: it closes when there is hardly any. */
async function quietTurn(server: Server): Promise<void> {
  let taken = 0;
  const take = () => taken++;
  server.on('connection', take);
  const end = performance.now() + patience;
  for (let since = performance.now(), before = -1; since < end && before !== taken; since = performance.now()) {
    before = taken;
    await nextTurn();
    if (performance.now() - since > quiet) before = -1;
  }
  server.off('connection', take);
}

import type { FastifyReply } from 'fastify';

/** A page; `personal` ones are never kept by a shared cache, and are asked for again when one comes back. */
export function html(reply: FastifyReply, markup: string, status = 200): void {
  void reply.status(status).type('text/html; charset=utf-8').send(markup);
}

/** After a form: the browser fetches the next page by itself, so that a reload never sends the form again. */
export function seeOther(reply: FastifyReply, address: string): void {
  void reply.status(303).header('location', address).send();
}

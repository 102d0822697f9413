import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isForMachines, patternOf } from './methods.js';
import { seeOther } from './reply.js';
import { secretAddress } from './secret-address.js';

/** An address that only takes a form, and the nearest one above it that shows a page, both as they are written: `/espace/projet/:id`. */
interface FormAddress {
  readonly pattern: RegExp;
  readonly page: string;
}

/**
 * A restored tab, or an address copied from where a form was sent, asks to read what only takes a form: it is shown the page that holds
 * the form, which judges who may see it. The answer is read from the address as it is written, whatever it names, so that it tells
 * nothing of what exists.
 */
export function leadBackToForms(server: FastifyInstance): void {
  const [shown, sent] = [new Set<string>(), new Set<string>()];
  server.addHook('onRoute', ({ url, method }) => {
    if (isForMachines(url)) return;
    for (const each of [method].flat()) (each === 'POST' ? sent : shown).add(url);
  });
  let forms: FormAddress[] | undefined;
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || !isReading(request)) return;
    forms ??= formsAmong(sent, shown);
    const path = request.url.split('?')[0] ?? '';
    const form = forms.find(({ pattern }) => pattern.test(path));
    if (!form) return;
    reply.headers(form.page.includes(':token') ? secretAddress : { 'cache-control': 'no-store' });
    seeOther(reply, above(path, segments(form.page)));
    return reply;
  });
}

const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

const formsAmong = (sent: ReadonlySet<string>, shown: ReadonlySet<string>): FormAddress[] =>
  [...sent].flatMap((url) => {
    const page = shown.has(url) ? null : pageAbove(url, shown);
    return page === null ? [] : [{ pattern: patternOf(url), page }];
  });

/** None above the first level: the home page holds nobody's form. */
function pageAbove(url: string, shown: ReadonlySet<string>): string | null {
  for (let level = segments(url) - 1; level > 0; level -= 1) if (shown.has(above(url, level))) return above(url, level);
  return null;
}

const segments = (address: string): number => address.split('/').length - 1;

const above = (address: string, level: number): string =>
  address
    .split('/')
    .slice(0, level + 1)
    .join('/');

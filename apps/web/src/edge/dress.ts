import { join } from 'node:path';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import statics from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SignInService } from '#identity';
import { DraftsService } from '#intake';
import { anonymous, InvalidInput, Refusal } from '#kernel';
import { Clock, config, Secret } from '#platform';
import { noticeOnEveryPage } from '#views';
import { badTexts, cleaned } from './bad-text.js';
import { csrfAgrees, csrfFor, madeAt, madeFor, networkOf, readBrowserKey } from './browser.js';
import { Departure } from './departure.js';
import { leadBackToForms } from './form-addresses.js';
import { askAgain, isForeign } from './lapsed-form.js';
import { closeForMaintenance } from './maintenance.js';
import { isForMachines, refuseOtherMethods } from './methods.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestLog } from './request-log.js';
import { hideSecretAddresses } from './secret-address.js';
import { recognise } from './sign-in.js';
import { UnsupportedMediaType } from './unsupported-media-type.js';
import { fieldsBeforeFile, takeUploads } from './uploads.js';
import { validation } from './validation.js';

/** The form was not one of ours, or another site sent it. */
class FormOutOfDate extends Refusal {
  readonly code = 'form-out-of-date';
}

/**
 * For pages of some tens of kilobytes: the usual window of 4 MB would be taken and given back with each of them. In one go: through
 * a stream each would cost twice as much.
 */
const forPages = {
  threshold: 1024,
  syncThreshold: 512 * 1024,
  encodings: ['br', 'gzip'],
  brotliOptions: {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_LGWIN]: 16,
    },
  },
};

/** What every request passes before and after its handler: files, headers, cookies, clock, forms' tokens, log, limits. */
export async function dress(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.server.maxConnections = config().maxConnections || Number.POSITIVE_INFINITY;
  refuseOtherMethods(server);
  server.removeContentTypeParser('text/plain');
  await app.register(cookie as never);
  await takeUploads(app);
  await app.register(compress as never, { global: true, ...forPages });
  await app.register(helmet as never, headers());
  await app.register(statics as never, {
    root: join(process.cwd(), 'dist/client/'),
    prefix: '/static/',
    ...{ immutable: true, maxAge: '1y', preCompressed: true, index: false, list: false },
    allowedPath: (path: string) => !path.endsWith('/'),
  });
  hideSecretAddresses(server);
  leadBackToForms(server);
  prepareRequests(server, app.get(Clock), app.get(Secret));
  recogniseVisitors(server, app.get(SignInService), app.get(Secret));
  guardForms(server, app.get(Secret), app.get(DraftsService));
  app.get(RequestLog).listen(server);
  app.get(Departure).listen(server);
  closeForMaintenance(server);
  noticeOnEveryPage(config().notice);
  app.useGlobalPipes(validation());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  return app;
}

function prepareRequests(server: FastifyInstance, clock: Clock, secret: Secret): void {
  const initials = { now: null, browserKey: '', csrf: '', shownAt: null, network: '', actor: null, signIn: null, sent: null };
  for (const [name, initial] of Object.entries(initials)) server.decorateRequest(name, initial as never);
  server.addHook('onRequest', async (request) => {
    request.now = clock.now();
    request.actor = anonymous;
    request.network = secret.mac('network', networkOf(request.ip));
  });
}

/**
 * The API knows neither cookie nor sign-in. A form is tied to its browser, and to the sign-in under which it was shown: what one person
 * left open is not sent in the name of the next.
 */
function recogniseVisitors(server: FastifyInstance, signIns: SignInService, secret: Secret): void {
  server.addHook('preParsing', async (request) => {
    if (isMachine(request)) return;
    request.browserKey = readBrowserKey(request);
    await recognise(request, signIns);
    request.csrf = csrfFor(secret, formKey(request), request.now);
  });
}

const formKey = ({ browserKey, signIn }: FastifyRequest): string => (signIn ? `${browserKey}\n${signIn.id}` : browserKey);

function guardForms(server: FastifyInstance, secret: Secret, drafts: DraftsService): void {
  server.addHook('preValidation', async (request, reply) => {
    if (isMachine(request)) return refuseStrange(request);
    if (request.method === 'POST' && !request.is404) return guarded(request, reply, { secret, drafts });
  });
}

/** A form must have been ours, in this very browser; its fields are cleaned before its handler sees them. */
async function guarded(request: FastifyRequest, reply: FastifyReply, { secret, drafts }: { secret: Secret; drafts: DraftsService }) {
  if (request.isMultipart()) request.body = await fieldsBeforeFile(request);
  const { _csrf: given, ...fields } = (request.body ?? {}) as Record<string, unknown>;
  request.body = cleaned(fields);
  if ([formKey(request), request.browserKey].some((key) => csrfAgrees(secret, key, given))) {
    request.shownAt = madeAt(given);
    return;
  }
  const owner = madeFor(secret, given);
  if (!owner || isForeign(request)) throw new FormOutOfDate();
  return askAgain(request, reply, owner, drafts);
}

function refuseStrange(request: FastifyRequest): void {
  if (request.method === 'POST') refuseStrangeBody(request);
  const { query, body } = request;
  const pointers = [...badTexts(query), ...badTexts(body)];
  if (pointers.length > 0)
    throw new InvalidInput(pointers.map((pointer) => ({ pointer, detail: 'Ce texte contient un caractère qui ne se lit pas.' })));
}

/** The API takes a JSON object, or nothing at all where everything is optional. */
function refuseStrangeBody(request: FastifyRequest): void {
  const type = request.headers['content-type'];
  if (type !== undefined && !/^application\/json\b/i.test(type)) throw new UnsupportedMediaType();
  request.body ??= type === undefined ? {} : request.body;
  if (request.body === null || typeof request.body !== 'object' || Array.isArray(request.body))
    throw new InvalidInput([{ pointer: '', detail: 'Un objet JSON est attendu.' }]);
}

/** The API knows no cookie and no form. */
const isMachine = ({ url }: FastifyRequest): boolean => isForMachines(url) || url.startsWith('/static/');

const headers = () => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      ...{ scriptSrc: ["'self'"], styleSrc: ["'self'"], fontSrc: ["'self'"], connectSrc: ["'self'"], formAction: ["'self'"] },
      imgSrc: ["'self'", 'data:'],
      ...{ baseUri: ["'none'"], frameAncestors: ["'none'"], objectSrc: ["'none'"] },
    },
  },
  strictTransportSecurity: config().publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'same-origin' },
  crossOriginEmbedderPolicy: false,
});

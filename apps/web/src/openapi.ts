import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { type ApiOperation, apiPage } from '#views';
import { ProblemDto } from './api/problem.dto.js';

/** OpenAPI 3.1 of `/api/v1`; pages are not part of it. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Territoires d’engagement')
    .setDescription('Trouver un créneau et prendre rendez-vous avec la cellule de conseil et d’orientation.')
    .setVersion('1')
    .build();
  const whole = SwaggerModule.createDocument(app, head, { extraModels: [ProblemDto] });
  const paths = Object.entries(whole.paths).filter(([path]) => path.startsWith('/api/v1/'));
  return { ...whole, paths: Object.fromEntries(paths.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** For machines at `/api/openapi.json`, for people at `/api`. */
export function serveApiDescription(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  let described: OpenAPIObject | undefined;
  const document = () => {
    described ??= describeApi(app);
    return described;
  };
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(document())),
  );
  server.get('/api', async (_request, reply) => reply.type('text/html; charset=utf-8').send(apiPage(operationsOf(document()))));
}

const places: Record<string, string> = { query: 'dans l’adresse, après « ? »', path: 'dans l’adresse', header: 'en-tête' };

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** One line of words per operation, for the page. */
function operationsOf({ paths }: OpenAPIObject): ApiOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method: method.toUpperCase(), path, summary: operation.summary ?? path, ...wordsOf(operation) }] : [];
    }),
  );
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

function wordsOf({ parameters = [], responses }: Operation): Pick<ApiOperation, 'parameters' | 'answers'> {
  return {
    parameters: parameters.flatMap((parameter) =>
      'in' in parameter
        ? [
            {
              name: parameter.name,
              where: places[parameter.in] ?? parameter.in,
              required: parameter.required === true,
              description: parameter.description ?? '',
            },
          ]
        : [],
    ),
    answers: Object.entries(responses).map(([status, response]) => ({
      status,
      description: (response && 'description' in response && response.description) || 'La réponse attendue.',
    })),
  };
}

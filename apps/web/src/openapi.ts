import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { apiPage } from '#views';
import { operationsOf, withEdgeAnswers } from './api/operations.js';
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
  return withEdgeAnswers({ ...whole, paths: Object.fromEntries(paths.sort(([a], [b]) => (a < b ? -1 : 1))) });
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

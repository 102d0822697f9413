import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Get, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newAdapter } from '../../apps/web/src/edge/adapter.js';
import { describeApi } from '../../apps/web/src/openapi.js';
import { WebModule } from '../../apps/web/src/web.module.js';

@Controller('api/v1/undocumented')
class UndocumentedController {
  @Get()
  read(): string[] {
    return [];
  }
}

@Module({ imports: [WebModule], controllers: [UndocumentedController] })
class WebWithOneRouteMore {}

describe('the committed openapi.json', () => {
  const committed = JSON.parse(readFileSync('openapi.json', 'utf8'));

  it('is what the routes say; otherwise: npm run openapi', async () => {
    expect(await described(WebModule)).toEqual(committed);
  });

  it('is no longer true once a route is added', async () => {
    expect(await described(WebWithOneRouteMore)).not.toEqual(committed);
  });
});

/** Without a database: routes and shapes only. */
async function described(module: Type): Promise<unknown> {
  const app = await NestFactory.create<NestFastifyApplication>(module, newAdapter(), { preview: true, logger: false });
  return JSON.parse(JSON.stringify(describeApi(app)));
}

import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { newAdapter } from './edge/adapter.js';
import { dress } from './edge/dress.js';
import { serveApiDescription } from './openapi.js';
import { WebModule } from './web.module.js';

/** The web edge, ready to listen. */
export async function createWeb(): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(WebModule, newAdapter(), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  await dress(app);
  serveApiDescription(app);
  return app;
}

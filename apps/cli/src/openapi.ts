import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newAdapter } from '../../web/src/edge/adapter.js';
import { describeApi } from '../../web/src/openapi.js';
import { WebModule } from '../../web/src/web.module.js';

// no database, no queue: only the routes and their shapes are read
const app = await NestFactory.create<NestFastifyApplication>(WebModule, newAdapter(), { preview: true, logger: ['error'] });
const text = `${JSON.stringify(describeApi(app), null, 2)}\n`;
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync('openapi.json', text);

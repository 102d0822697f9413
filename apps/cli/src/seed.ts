import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Clock } from '#platform';
import { CliModule } from './cli.module.js';
import { command } from './command.js';
import { demonstrate } from './seed/demonstration.js';
import { loadSet } from './seed/load-set.js';
import { sizeAsked } from './seed/load-size.js';

/** The demonstration, or with `--load` a load set of that size. */
async function run(): Promise<void> {
  const size = sizeAsked(process.argv.slice(2));
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'], abortOnError: false });
  const now = app.get(Clock).now();
  console.log(size ? await loadSet(app, size, now) : await demonstrate(app, now));
  await app.close();
}

/** 42P01: the very first table is missing. */
const hasNoTable = (error: unknown): boolean => (error as { driverError?: { code?: string } } | null)?.driverError?.code === '42P01';

await command(run, (error) => (hasNoTable(error) ? 'Cette base est vide : lancez d’abord npm run migrate.' : error));

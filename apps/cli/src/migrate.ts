import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { CatalogueService, firstCatalogue } from '#appointments';
import { system } from '#kernel';
import { Clock, migrate, prepareQueue } from '#platform';
import { TerritoriesReference } from '#territories';
import { CliModule } from './cli.module.js';
import { command } from './command.js';

/** Brings a database to the present: tables, the queue's own tables, territories and holidays, the first catalogue. */
async function run(): Promise<void> {
  const names = await migrate();
  console.log(names.length > 0 ? `Base à jour : ${names.length} migration(s).` : 'Base déjà à jour.');
  await prepareQueue();
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  const now = app.get(Clock).now();
  const { faults } = await app.get(TerritoriesReference).load(system('migrate'), now, sayProgress);
  for (const fault of faults) console.log(`  écarté ou corrigé : ${JSON.stringify(fault)}`);
  const catalogue = app.get(CatalogueService);
  if ((await catalogue.sessionTypes(system('migrate'))).length === 0) await catalogue.publish(system('migrate'), firstCatalogue, now);
  await catalogue.addPreparation(system('migrate'), firstCatalogue, now);
  await app.close();
}

const sayProgress = (done: number, total: number) =>
  console.log(`Territoires : ${done.toLocaleString('fr')} sur ${total.toLocaleString('fr')}`);

await command(run);

import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AgendaService } from '#agenda';
import { SlotsService } from '#appointments';
import { IdentityService } from '#identity';
import { IntakeService } from '#intake';
import { system } from '#kernel';
import { Clock, config, Database, WrongSetting } from '#platform';
import { addressOf, advisors, openingsOf, requesters } from './cast.js';
import { CliModule } from './cli.module.js';

const asSeed = system('seed');

/** The demonstration, through the services, so that it obeys the rules; a second time changes nothing. */
async function run(): Promise<void> {
  if (!config().demo) throw new WrongSetting('La démonstration ne se charge qu’avec DEMO=1.');
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  const now = app.get(Clock).now();
  const [{ count } = { count: 0 }] = await app.get(Database).rows<{ count: number }>('SELECT count(*)::int AS count FROM person');
  if (count > 0) console.log('Démonstration déjà en place.');
  else {
    await enrolAdvisors(app.get(IdentityService), app.get(AgendaService), now);
    await bookSome(app.get(SlotsService), app.get(IntakeService), now);
    console.log(`Démonstration chargée : ${advisors.length} personnes à la cellule, ${requesters.length} rendez-vous.`);
  }
  await app.close();
}

async function enrolAdvisors(identity: IdentityService, agenda: AgendaService, now: Date): Promise<void> {
  for (const advisor of advisors) {
    const { firstName, lastName, workplaceId, place, timeZone } = advisor;
    const person = await identity.enrol(asSeed, { firstName, lastName, workplaceId, place, timeZone, email: addressOf(advisor) }, now);
    await agenda.open(asSeed, openingsOf(person.id, advisor));
  }
}

async function bookSome(slots: SlotsService, intake: IntakeService, now: Date): Promise<void> {
  for (const { territory, type, nth, ...requester } of requesters) {
    const { items } = await slots.offered(asSeed, { territoryId: territory, type, modality: 'visio', wide: false }, now);
    const chosen = items[Math.min(nth, items.length - 1)];
    if (!chosen) continue;
    const order = {
      territory,
      type,
      modality: 'visio',
      start: new Date(chosen.start),
      requester: { ...requester, email: addressOf(requester) },
    } as const;
    await intake.make(asSeed, order, now);
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof WrongSetting ? error.message : error);
  process.exit(1);
}

import type { INestApplicationContext } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { SlotsService } from '#appointments';
import { IdentityService, PeopleService } from '#identity';
import { IntakeService, SummariesService } from '#intake';
import { type PersonActor, system } from '#kernel';
import { config, Database, WrongSetting } from '#platform';
import { addressOf, advisors, openingsOf, requesters } from '../cast.js';
import { type CastRole, castRoles } from '../cast-people.js';
import { linkAccounts } from './accounts.js';
import { demonstrateActions } from './actions.js';
import { before, demonstratePast } from './past.js';
import { demonstrateProjects } from './projects.js';
import { demonstrateRequests } from './requests.js';

const asSeed = system('seed');
const nationwide = { national: true, departements: [] };

/** The demonstration, through the services, so that it obeys the rules; a second time changes nothing. Answers what was done. */
export async function demonstrate(app: INestApplicationContext, now: Date): Promise<string> {
  if (!config().demo) throw new WrongSetting('La démonstration ne se charge qu’avec DEMO=1.');
  const [{ count } = { count: 0 }] = await app.get(Database).rows<{ count: number }>('SELECT count(*)::int AS count FROM person');
  if (count > 0) return 'Démonstration déjà en place.';
  const people = app.get(PeopleService);
  await enrolAdvisors(app, people, before(now));
  for (const role of castRoles) await grantOne(app, role, now);
  await linkAccounts(app, now);
  await bookSome(app.get(SlotsService), app.get(IntakeService), now);
  const projects = await demonstrateProjects(app, now);
  const actions = await demonstrateActions(app, now);
  const past = await demonstratePast(app, now);
  const requests = await demonstrateRequests(app, now);
  const others = new Set(castRoles.map(addressOf)).size;
  const held = `${requesters.length + past} rendez-vous, ${requests} demandes, ${projects} dossiers, ${actions} actions`;
  return `Démonstration chargée : ${advisors.length} personnes au conseil, ${others} dans d’autres rôles, ${held}.`;
}

async function enrolAdvisors(app: INestApplicationContext, people: PeopleService, now: Date): Promise<void> {
  const [identity, agenda] = [app.get(IdentityService), app.get(AgendaService)];
  for (const advisor of advisors) {
    const { firstName, lastName, workplaceId, place, timeZone } = advisor;
    const person = await identity.enrol(asSeed, { firstName, lastName, workplaceId, place, timeZone, email: addressOf(advisor) }, now);
    await agenda.open(asSeed, openingsOf(person.id, advisor));
    await people.grant(asSeed, { email: person.email, role: 'advisor', scope: nationwide }, now);
  }
}

/** Buis-les-Baronnies lets its préfecture see a summary: its lead says so as soon as she is one. */
async function grantOne(app: INestApplicationContext, role: CastRole, now: Date): Promise<void> {
  const { personId, membershipId, organisation } = await app.get(PeopleService).grant(asSeed, { ...role, email: addressOf(role) }, now);
  if (role.role !== 'lead' || role.territoryId !== 'commune:26063') return;
  const { territoryId, scope } = role;
  const standing = {
    membershipId,
    organisationId: organisation.id,
    organisationKind: 'collectivite',
    role: 'lead',
    scope,
    territoryId,
  } as const;
  const herself: PersonActor = { kind: 'person', personId, standing };
  await app.get(SummariesService).decide(herself, true, `${role.firstName} ${role.lastName}`, now);
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

import type { INestApplicationContext } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { IdentityService, PeopleService, type PersonRead } from '#identity';
import { system } from '#kernel';
import { addressOf, advisors, type CastAdvisor, openingsOf } from '../../apps/cli/src/cast.js';
import { nationwide } from './standing.js';

const asCast = system('cast');

/** Enrols advisors of the demonstration's cast with their openings and their role; all twelve unless told which. */
export async function enrolCast(app: INestApplicationContext, now: Date, some: readonly CastAdvisor[] = advisors): Promise<PersonRead[]> {
  const people: PersonRead[] = [];
  for (const advisor of some) {
    const { firstName, lastName, workplaceId, place, timeZone } = advisor;
    const person = { firstName, lastName, workplaceId, place, timeZone, email: addressOf(advisor) };
    const enrolled = await app.get(IdentityService).enrol(asCast, person, now);
    await app.get(AgendaService).open(asCast, openingsOf(enrolled.id, advisor));
    await receives(app, enrolled.email, now);
    people.push(enrolled);
  }
  return people;
}

/** Gives whoever reads that address the role without which nothing of her time is offered; its membership. */
export async function receives(app: INestApplicationContext, email: string, now: Date): Promise<string> {
  const given = await app.get(PeopleService).grant(asCast, { email, role: 'advisor', scope: nationwide }, now);
  return given.membershipId;
}

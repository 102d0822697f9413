import type { INestApplicationContext } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { IdentityService, type PersonRead } from '#identity';
import { system } from '#kernel';
import { addressOf, advisors, type CastAdvisor, openingsOf } from '../../apps/cli/src/cast.js';

const asCast = system('cast');

/** Enrols advisors of the demonstration's cast with their openings; all twelve unless told which. */
export async function enrolCast(app: INestApplicationContext, now: Date, some: readonly CastAdvisor[] = advisors): Promise<PersonRead[]> {
  const people: PersonRead[] = [];
  for (const advisor of some) {
    const { firstName, lastName, workplaceId, place, timeZone } = advisor;
    const person = { firstName, lastName, workplaceId, place, timeZone, email: addressOf(advisor) };
    const enrolled = await app.get(IdentityService).enrol(asCast, person, now);
    await app.get(AgendaService).open(asCast, openingsOf(enrolled.id, advisor));
    people.push(enrolled);
  }
  return people;
}

import { type Actor, isUuid, NotFound } from '#kernel';
import type { Database } from '#platform';
import { judgedBy } from './appointments.queries.js';
import type { AppointmentFacts } from './domain/policy.js';

/** What a policy needs to know of an appointment: of one that nobody but a person asks for, nothing more than its identifier. */
export async function factsFor(database: Database, by: Actor, id: string): Promise<AppointmentFacts> {
  if (by.kind !== 'person') return { id };
  const facts = isUuid(id) && (await database.row<AppointmentFacts>(judgedBy, [id]));
  if (!facts) throw new NotFound();
  return facts;
}

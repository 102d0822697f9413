import { randomUUID } from 'node:crypto';
import { AppointmentsService } from '#appointments';
import { OrganisationsService } from '#identity';
import { type Actor, type Facts, system } from '#kernel';
import { Database } from '#platform';
import type { RunningApp } from './app.js';
import type { Asker } from './askers.js';
import { bookedBy, residentAs } from './residents.js';

const by = system('spec');

/** Something that has an address, and what it is judged by. */
export interface Thing {
  /** What stands in the address: `id`, `membership`. */
  readonly params: Readonly<Record<string, string>>;
  readonly facts: (actor: Actor) => Facts;
}

export type ThingKind = 'appointment' | 'membership' | 'admission' | 'person' | 'message';

/** Of each kind one in the collectivité of that territory, which lies in the Drôme; none where there is no more to know. */
export async function thingsAt(running: RunningApp, territory: string, at: { askers: readonly Asker[]; nth: number }): Promise<Things> {
  const territoryId = territory;
  await residentAs(running, 'member', `autre.${at.nth}@drome.example`, { territoryId });
  const organisations = running.app.get(OrganisationsService);
  const { id: organisationId } = await organisations.collectiviteOf(by, territoryId, running.clock.now());
  const members = await organisations.members(by, organisationId, running.clock.now());
  const member = members.find(({ email }) => email === `autre.${at.nth}@drome.example`);
  const { membershipId = '', personId = '' } = member ?? {};
  const ofCollectivite = () => ({ organisationId, territoryId, departements: ['26'] });
  return {
    appointment: await appointmentAt(running, territory, at),
    membership: { params: { id: membershipId }, facts: ofCollectivite },
    admission: { params: { id: await askedToJoin(running, organisationId, personId) }, facts: ofCollectivite },
    person: { params: { id: personId, membership: membershipId }, facts: () => ({ personIds: [personId], departements: ['26'] }) },
  };
}

export type Things = Partial<Record<ThingKind, Thing>>;

async function appointmentAt(running: RunningApp, territory: string, { askers, nth }: { askers: readonly Asker[]; nth: number }) {
  const email = nth === 0 ? 'person@buis.example' : 'maire@nyons.example';
  const id = await bookedBy(running, email, { territory, nth });
  const { advisorId, territoryId } = await running.app.get(AppointmentsService).read(by, id);
  const owner = askers.find(({ name }) => email === `${name.replace(' of ', '@')}.example`)?.actor;
  const requesterIds = owner?.kind === 'person' ? [owner.personId] : [];
  const isActing = (actor: Actor) => actor.kind === 'person' && actor.standing !== null;
  const facts = (actor: Actor) => ({ personIds: isActing(actor) ? [advisorId] : requesterIds, territoryId, departements: ['26'] });
  return { params: { id }, facts };
}

/** Someone whose account says that she works there. */
async function askedToJoin({ app, clock }: RunningApp, organisationId: string, personId: string): Promise<string> {
  const id = randomUUID();
  await app.get(Database).rows(
    `INSERT INTO admission (id, organisation_id, way, role, first_name, last_name, person_id, said_by, said_at, expires_at)
     VALUES ($1, $2, 'asked', 'member', 'Ada', 'Roy', $3, $3, $4, $4::timestamptz + interval '14 days')`,
    [id, organisationId, personId, clock.now()],
  );
  return id;
}

import { randomUUID } from 'node:crypto';
import { PeopleService } from '#identity';
import { RequestsService, TriageService } from '#intake';
import { anonymous, system } from '#kernel';
import type { RunningApp } from './app.js';
import { Community } from './community.js';
import { nowhere } from './standing.js';

/** A request that someone left for that collectivité; its identifier. */
export async function asked({ app, clock }: RunningApp, territoryId: string, email = `${randomUUID()}@buis.example`): Promise<string> {
  const who = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff' as const };
  const { id } = await app
    .get(RequestsService)
    .submit(anonymous, { type: 'orientation', territoryId, modality: 'visio', ...who }, clock.now());
  return id;
}

/** The same, by someone of that collectivité: her colleagues read it too. */
export async function askedWithin(running: RunningApp, territoryId: string, email = `${randomUUID()}@buis.example`): Promise<string> {
  const given = { role: 'member', email, firstName: 'Zoé', lastName: 'Le Goff', territoryId, scope: nowhere } as const;
  await running.app.get(PeopleService).grant(system('spec'), given, running.clock.now());
  return asked(running, territoryId, email);
}

/** The same once it is accepted, by an advisor who follows it. */
export async function acceptedFor(running: RunningApp, email: string): Promise<string> {
  const [id, now] = [await asked(running, 'commune:26063', email), running.clock.now()];
  const by = await new Community(running.app, now).with('advisor', `suivi.${email}`);
  await running.app.get(TriageService).make(by, id, { move: 'accept', words: '', advisorId: by.personId, version: 1 }, now);
  return id;
}

import { randomUUID } from 'node:crypto';
import { RequestsService } from '#intake';
import { anonymous } from '#kernel';
import type { RunningApp } from './app.js';

/** A request that someone left for that collectivité; its identifier. */
export async function asked({ app, clock }: RunningApp, territoryId: string, email = `${randomUUID()}@buis.example`): Promise<string> {
  const who = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff' as const };
  const { id } = await app
    .get(RequestsService)
    .submit(anonymous, { type: 'orientation', territoryId, modality: 'visio', ...who }, clock.now());
  return id;
}

import { SignInService } from '#identity';
import type { Actor, Grantee, Role } from '#kernel';
import type { RunningApp } from './app.js';
import { FormVisitor } from './form-visitor.js';
import { readerOf, residentAs } from './residents.js';

/** Every role there is, and whoever acts for herself. */
export const everyGrantee = [
  ...['person', 'member', 'lead', 'provider', 'facilitator', 'advisor', 'coordinator'],
  ...['prefecture', 'direction', 'auditor', 'technician'],
] as readonly Exclude<Grantee, 'public'>[];

/** Someone who knocks at every door: as a browser, and as policies see her. */
export interface Asker {
  readonly name: string;
  readonly actor: Actor;
  readonly visitor: FormVisitor;
}

/** One of each; those of a collectivité in that of `territoryId`, the others for the whole country. */
export async function askersIn(running: RunningApp, territoryId: string, at: string): Promise<Asker[]> {
  const askers: Asker[] = [];
  for (const role of everyGrantee) {
    const email = `${role}@${at}.example`;
    const visitor = role === 'person' ? await readerOf(running, email) : await resident(running, role, { email, territoryId });
    askers.push({ name: `${role} of ${at}`, actor: await actorOf(running, visitor), visitor });
  }
  return askers;
}

const resident = (running: RunningApp, role: Role, { email, territoryId }: { email: string; territoryId: string }) =>
  residentAs(running, role, email, role === 'member' || role === 'lead' ? { territoryId } : {});

/** As the door recognises her. */
async function actorOf({ app, clock }: RunningApp, visitor: FormVisitor): Promise<Actor> {
  const known = await app.get(SignInService).actorOf(visitor.cookie('connexion'), clock.now());
  if (!known) throw new Error('not signed in');
  return known.actor;
}

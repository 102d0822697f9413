import type { INestApplicationContext } from '@nestjs/common';
import { FederatedSignIns, IdentityService } from '#identity';
import { anonymous, type PersonActor, system } from '#kernel';
import { config, Database } from '#platform';
import { type Agent, agents } from '../agents.js';

const asSeed = system('seed');

/** The demonstration's people have proven their address and said that their account at its identity provider is theirs: they enter at the first click. */
export async function linkAccounts(app: INestApplicationContext, now: Date): Promise<void> {
  const { issuer } = config().proConnect ?? {};
  if (!issuer) return;
  for (const agent of agents) await linkOne(app, issuer, agent, now);
}

async function linkOne(app: INestApplicationContext, issuer: string, agent: Agent, now: Date): Promise<void> {
  const owner = await app
    .get(Database)
    .row<{ id: string; personId: string }>('SELECT id, person_id AS "personId" FROM address WHERE email = $1', [agent.email]);
  if (!owner?.personId) return;
  await app.get(IdentityService).prove(asSeed, owner.id, now);
  const { email: sub, firstName, lastName, email, siret, roles, acr } = agent;
  const federated = app.get(FederatedSignIns);
  const said = await federated.federated(anonymous, { issuer, sub, firstName, lastName, email, siret, roles, acr, idToken: '' }, now);
  const herself: PersonActor = { kind: 'person', personId: owner.personId, standing: null };
  if ('linking' in said) await federated.linkAccount(herself, said.linking, now);
}

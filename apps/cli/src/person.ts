import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AlreadyMember,
  type Grant,
  IdentityService,
  identityRefusals,
  PeopleService,
  roleNames,
  SignInService,
  signInLimits,
} from '#identity';
import { hourAt, later, NotFound, Refusal, system } from '#kernel';
import { Clock } from '#platform';
import { CliModule } from './cli.module.js';
import { command } from './command.js';
import { grantAsked } from './person/asked.js';

const asOperator = system('person');

/** Gives a role to whoever reads that address, and prints the link by which she comes in. */
async function run(args: readonly string[]): Promise<void> {
  const grant = grantAsked(args);
  const app = await NestFactory.createApplicationContext(CliModule, { logger: ['error'] });
  try {
    console.log(await granted(app, grant));
    console.log(await link(app, grant.email));
  } finally {
    await app.close();
  }
}

async function granted(app: INestApplicationContext, grant: Grant): Promise<string> {
  const what = `${grant.email} : ${roleNames[grant.role]}`;
  try {
    const { organisation } = await app.get(PeopleService).grant(asOperator, grant, app.get(Clock).now());
    return `${what}, ${organisation.name}, ${placeOf(grant)}.`;
  } catch (error) {
    if (error instanceof AlreadyMember) return `${what} : ce rôle est déjà donné, rien ne change.`;
    throw error;
  }
}

function placeOf({ scope, territoryId }: Grant): string {
  if (scope.national) return 'pour toute la France';
  return scope.departements.length > 0 ? `départements ${scope.departements.join(', ')}` : (territoryId ?? 'sans territoire');
}

async function link(app: INestApplicationContext, email: string): Promise<string> {
  const now = app.get(Clock).now();
  const { id } = await app.get(IdentityService).addressFor(asOperator, email, now);
  const until = hourAt(later(now, signInLimits.link), 'Europe/Paris');
  const url = await app.get(SignInService).linkFor(asOperator, id, now);
  return `Lien de connexion, pour une seule fois, jusqu’à ${until} (heure de Paris) :\n${url}`;
}

/** In French what we know of, else as it came. */
function sentenceFor(error: unknown): unknown {
  if (error instanceof NotFound) return 'Ce territoire est inconnu, ou n’est qu’une déclaration.';
  if (error instanceof Refusal) return identityRefusals[error.code as keyof typeof identityRefusals]?.detail ?? error.message;
  return error;
}

await command(() => run(process.argv.slice(2)), sentenceFor);

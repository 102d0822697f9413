import type { INestApplicationContext } from '@nestjs/common';
import { IdentityService, type Opened, PeopleService, SignInService } from '#identity';
import { anonymous, type PersonActor, type Role, type Scope, system } from '#kernel';
import { nationwide, nowhere } from './standing.js';

const asCommunity = system('community');

/** People with roles, as they come in: each signs in by her own link. */
export class Community {
  constructor(
    private readonly app: INestApplicationContext,
    public now: Date,
  ) {}

  /** Someone of the cell, or of a collectivité when a territory is said. */
  async with(role: Role, email: string, { territoryId, scope }: { territoryId?: string; scope?: Scope } = {}): Promise<PersonActor> {
    const [firstName = '', lastName = ''] = (email.split('@')[0] ?? '').split('.');
    const given = { role, email, firstName, lastName, territoryId, scope: scope ?? (territoryId ? nowhere : nationwide) };
    const organisation = ['prefecture', 'provider'].includes(role) ? `${role} d’ici` : undefined;
    await this.app.get(PeopleService).grant(asCommunity, { ...given, organisation }, this.now);
    return (await this.comesIn(email)).actor;
  }

  /** Someone whom nobody stands for: she reads that mailbox. */
  async comesIn(email: string): Promise<Opened> {
    const signIns = this.app.get(SignInService);
    const { id } = await this.app.get(IdentityService).addressFor(asCommunity, email, this.now);
    const url = await signIns.linkFor(asCommunity, id, this.now);
    return signIns.signIn(anonymous, url.split('/').at(-1) ?? '', this.now);
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event, later, type PersonActor, system } from '#kernel';
import { Announcer, Database, digest, Transactional } from '#platform';
import { normalised } from '../domain/address.js';
import type { FederatedIdentity } from '../domain/federated-identity.js';
import { signInLimits } from '../domain/sign-in-limits.js';
import { LinkingOver } from '../identity.errors.js';
import { IdentityService } from '../identity.service.js';
import { newSecret, type Opened, SignIns } from './sign-ins.js';

/** Someone already has that address here: she signs in by mail link, and then links this account herself with `linking`. */
export interface LinkingNeeded {
  readonly linking: string;
}

interface Known {
  readonly id: string;
  readonly personId: string | null;
}

const asFederation = system('federation');

/** Those who come in by another service's word. Accounts are linked by an explicit act, never because two addresses agree. */
@Injectable()
export class FederatedSignIns {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly signIns: SignIns,
    private readonly announcer: Announcer,
  ) {}

  /** Known: signed in. Unknown, with an address that nobody has shown to be theirs: a new person. Else linking is needed. */
  @Transactional()
  async federated(_by: Actor, identity: FederatedIdentity, now: Date): Promise<Opened | LinkingNeeded> {
    const { id, personId } = await this.seen(identity, now);
    const person = personId ?? (await this.newPerson(identity, now));
    if (!person) return this.linkingOf(id, now);
    if (!personId) await this.link(id, person, now);
    return this.signIns.open(person, { means: 'proconnect', acr: identity.acr, idToken: identity.idToken }, now);
  }

  /** By a person who is signed in by a link that was mailed to her, and says that this account is hers too. */
  @Transactional()
  async linkAccount(by: PersonActor, linking: string, now: Date): Promise<void> {
    const waiting = await this.database.row<{ id: string }>(
      'SELECT id FROM federated_identity WHERE linking_digest = $1 AND person_id IS NULL AND seen_at > $2 FOR UPDATE',
      [digest(linking), later(now, -signInLimits.linking)],
    );
    if (!waiting) throw new LinkingOver();
    await this.link(waiting.id, by.personId, now);
  }

  /** As last said by its service. */
  private async seen({ issuer, sub, siret, roles }: FederatedIdentity, now: Date): Promise<Known> {
    const seen = await this.database.row<Known>(
      `INSERT INTO federated_identity (id, issuer, sub, siret, roles, seen_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT federated_identity_once DO UPDATE SET siret = $4, roles = $5, seen_at = $6
       RETURNING id, person_id AS "personId"`,
      [randomUUID(), issuer, sub, siret, roles, now],
    );
    if (!seen) throw new Error('a federated identity was neither made nor found');
    return seen;
  }

  /** Null when the address is someone's, or was shown to be someone's: what it holds is not given away to a namesake. */
  private async newPerson({ email, firstName, lastName }: FederatedIdentity, now: Date): Promise<string | null> {
    const { id } = await this.identity.addressFor(asFederation, email, now);
    const free = await this.database.row(
      'SELECT FROM address WHERE id = $1 AND email = $2 AND person_id IS NULL AND proven_at IS NULL FOR UPDATE',
      [id, normalised(email)],
    );
    if (!free) return null;
    const personId = await this.identity.own(asFederation, id, { firstName, lastName }, now);
    await this.identity.prove(asFederation, id, now);
    return personId;
  }

  private async link(id: string, personId: string, now: Date): Promise<void> {
    await this.database.rows('UPDATE federated_identity SET person_id = $2, linked_at = $3, linking_digest = NULL WHERE id = $1', [
      id,
      personId,
      now,
    ]);
    const by: PersonActor = { kind: 'person', personId, standing: null };
    await this.announcer.record(by, event('AccountLinked', { kind: 'person', id: personId }, { federatedIdentityId: id }), now);
  }

  private async linkingOf(id: string, now: Date): Promise<LinkingNeeded> {
    const linking = newSecret();
    await this.database.rows('UPDATE federated_identity SET linking_digest = $2, seen_at = $3 WHERE id = $1', [id, digest(linking), now]);
    return { linking };
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound, type Role, type Scope } from '#kernel';
import { Database, refusedBy } from '#platform';
import { AlreadyMember, MembershipOver } from '../identity.errors.js';
import { type EndedBecause, Membership, type VouchedHow } from './membership.entity.js';
import type { OrganisationRead } from './organisation.read.js';
import { isOpen, leadsOf } from './organisations.queries.js';
import { Presence } from './presence.js';

export interface NewMembership {
  readonly organisation: Pick<OrganisationRead, 'id' | 'kind'>;
  readonly personId: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly vouchedHow: VouchedHow;
  readonly vouchedBy: string | null;
}

export const noScope: Scope = { national: false, departements: [] };

/** Who stands for a membership that `by` gives, and how. */
export function vouchingBy(by: Actor): Pick<NewMembership, 'vouchedHow' | 'vouchedBy'> {
  if (by.kind !== 'person') return { vouchedHow: 'command', vouchedBy: null };
  return { vouchedHow: by.standing?.organisationKind === 'cell' ? 'cell' : 'lead', vouchedBy: by.personId };
}

export const personOf = (by: Actor): string | null => (by.kind === 'person' ? by.personId : null);

/** The rows of who is in which organisation, in the caller's transaction. */
@Injectable()
export class Memberships {
  constructor(
    private readonly database: Database,
    private readonly presence: Presence,
  ) {}

  /** From now on; refused when she has the same already. */
  async begin({ organisation, scope, ...facts }: NewMembership, now: Date): Promise<string> {
    const id = randomUUID();
    const row = {
      ...{ id, organisationId: organisation.id, organisationKind: organisation.kind },
      ...{ ...facts, national: scope.national, departements: [...scope.departements] },
      ...{ startsAt: now, endsAt: null, mandateEndsOn: null, vouchedAt: now, endedBecause: null, endedBy: null },
    };
    await refusedBy(
      'membership_once',
      () => new AlreadyMember(),
      () => this.database.repository(Membership).insert(row),
    );
    await this.presence.look([organisation.id], now);
    return id;
  }

  /** False when it was over before. Whoever goes takes the invitations along that nobody has answered yet. */
  async end(membership: Membership, because: EndedBecause, by: Actor, now: Date): Promise<boolean> {
    if (!membership.end(because, personOf(by), now)) return false;
    await this.database.repository(Membership).save(membership);
    if (because !== 'promoted') await this.gone(membership, now);
    return true;
  }

  private async gone({ organisationId, personId }: Membership, now: Date): Promise<void> {
    await this.database.rows(
      `UPDATE admission SET answered_at = $3, accepted = false
       WHERE organisation_id = $1 AND said_by = $2 AND way = 'invited' AND answered_at IS NULL`,
      [organisationId, personId, now],
    );
    await this.presence.look([organisationId], now);
  }

  async locked(id: string): Promise<Membership> {
    const found =
      isUuid(id) && (await this.database.repository(Membership).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }));
    if (!found) throw new NotFound();
    return found;
  }

  /** It stays open until the caller's transaction ends; refused when it is over. Before any lock of the organisation, as whoever ends it does. */
  async keepOpen(id: string, now: Date): Promise<void> {
    const open = await this.database.row(`SELECT FROM membership WHERE id = $1 AND ${isOpen('membership', '$2')} FOR SHARE`, [id, now]);
    if (!open) throw new MembershipOver();
  }

  /** Who leads it now. */
  async leads(organisationId: string, now: Date): Promise<string[]> {
    const rows = await this.database.rows<{ personId: string }>(leadsOf, [organisationId, now]);
    return rows.map(({ personId }) => personId);
  }

  async isIn(organisationId: string, personId: string, now: Date): Promise<boolean> {
    const open = await this.database.row(
      `SELECT FROM membership WHERE organisation_id = $1 AND person_id = $2 AND ${isOpen('membership', '$3')}`,
      [organisationId, personId, now],
    );
    return open !== undefined;
  }
}

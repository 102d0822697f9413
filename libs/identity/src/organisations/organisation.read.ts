import type { OrganisationKind, Role } from '#kernel';
import type { VouchedHow } from './membership.entity.js';

export interface OrganisationRead {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly territoryId: string | null;
  /** « Plus personne ne répond », since then. */
  readonly unansweredSince: Date | null;
  /** Where it lies; none for what is not a collectivité. */
  readonly departements: readonly string[];
}

export interface MemberRead {
  readonly membershipId: string;
  readonly personId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Empty when no mail arrives there any more. */
  readonly email: string;
  readonly role: Role;
  readonly since: Date;
  readonly mandateEndsOn: string | null;
  readonly vouchedHow: VouchedHow;
  readonly vouchedAt: Date;
  /** Their name; null when it was the service's own command. */
  readonly vouchedBy: string | null;
}

/** What an organisation is judged by. */
export const factsOf = ({ id, territoryId, departements }: OrganisationRead) => ({ organisationId: id, territoryId, departements });

import type { OrganisationKind, PersonActor, Role, Standing } from '#kernel';
import { overAt } from '../domain/sign-in-limits.js';

export type Means = 'mail' | 'proconnect';

/** A standing as its person chooses it. */
export interface StandingRead extends Standing {
  readonly organisationName: string;
  readonly since: Date;
  readonly mandateEndsOn: string | null;
}

export interface SignInRead {
  readonly id: string;
  readonly personId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly timeZone: string;
  readonly means: Means;
  readonly openedAt: Date;
  /** When it is over if nothing more is asked for. */
  readonly overAt: Date;
  /** « Au nom de »; null when she acts for herself. */
  readonly organisationName: string | null;
}

export interface StandingRow {
  readonly membershipId: string | null;
  readonly organisationId: string | null;
  readonly organisationKind: OrganisationKind | null;
  readonly organisationName: string | null;
  readonly role: Role | null;
  readonly national: boolean | null;
  readonly departements: string[] | null;
  readonly territoryId: string | null;
}

export interface SignInRow extends StandingRow, Omit<SignInRead, 'overAt' | 'organisationName'> {
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

/** Null when there is none, or it ended. */
export function standingOf({
  membershipId,
  organisationId,
  organisationKind,
  role,
  national,
  departements,
  territoryId,
}: StandingRow): Standing | null {
  if (!membershipId || !organisationId || !organisationKind || !role) return null;
  return {
    membershipId,
    organisationId,
    organisationKind,
    role,
    scope: { national: national ?? false, departements: departements ?? [] },
    territoryId,
  };
}

export function readSignIn(row: SignInRow): { actor: PersonActor; signIn: SignInRead } {
  const { id, personId, firstName, lastName, timeZone, means, openedAt, organisationName } = row;
  return {
    actor: { kind: 'person', personId, standing: standingOf(row) },
    signIn: { id, personId, firstName, lastName, timeZone, means, openedAt, overAt: overAt(row), organisationName },
  };
}

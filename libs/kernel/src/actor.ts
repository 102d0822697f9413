/** What a link's token allows, on one thing only. `manage-mailed` is only ever inside a mail to the requester: holding it proves the address. */
export type LinkPurpose =
  | 'manage'
  | 'manage-mailed'
  | 'succession'
  | 'sign-in'
  | 'invitation'
  | 'receipt'
  | 'request'
  | 'notice'
  | 'exchange'
  | 'action'
  | 'mayor';

export type OrganisationKind = 'collectivite' | 'cell' | 'prefecture' | 'provider';

export type Role =
  | 'member'
  | 'lead'
  | 'provider'
  | 'facilitator'
  | 'advisor'
  | 'coordinator'
  | 'prefecture'
  | 'direction'
  | 'auditor'
  | 'technician';

/** In which kind of organisation each role is held. The database knows the same table (`membership_role`). */
export const officeOf: Record<Role, OrganisationKind> = {
  member: 'collectivite',
  lead: 'collectivite',
  provider: 'provider',
  facilitator: 'cell',
  advisor: 'cell',
  coordinator: 'cell',
  prefecture: 'prefecture',
  direction: 'cell',
  auditor: 'cell',
  technician: 'cell',
};

/** Where a role of the State counts: the whole country only when it says so; without départements, nowhere. */
export interface Scope {
  readonly national: boolean;
  /** Codes: `26`, `2A`, `976`. */
  readonly departements: readonly string[];
}

/** In whose name a signed-in person acts: one membership at a time, never a union. */
export interface Standing {
  readonly membershipId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  readonly role: Role;
  readonly scope: Scope;
  /** That of the collectivité; null for any other organisation. */
  readonly territoryId: string | null;
}

/** Someone who is signed in; without a standing she acts for herself alone. */
export interface PersonActor {
  readonly kind: 'person';
  readonly personId: string;
  readonly standing: Standing | null;
}

/** Who asks: every exported read and write of the modules takes one first. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'holder'; readonly purpose: LinkPurpose; readonly id: string }
  | PersonActor
  | { readonly kind: 'system'; readonly name: string };

export const anonymous: Actor = { kind: 'anonymous' };

export const system = (name: string): Actor => ({ kind: 'system', name });

/** On whose side an act is counted. */
export type Party = 'requester' | 'advisor' | 'desk';

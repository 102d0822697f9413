import { Refusal } from '#kernel';

/** Unknown, used, expired or revoked: the answer is the same. */
export class LinkSpent extends Refusal {
  readonly code = 'link-spent' as const;
}

/** That account is linked to someone already, or waited too long. */
export class LinkingOver extends Refusal {
  readonly code = 'linking-over' as const;
}

/** The same membership is open already. */
export class AlreadyMember extends Refusal {
  readonly code = 'already-member' as const;
}

/** It has ended, or was answered, meanwhile. */
export class MembershipOver extends Refusal {
  readonly code = 'membership-over' as const;
}

/** She already waits for as many answers as one may. */
export class TooManyAsked extends Refusal {
  readonly code = 'too-many-asked' as const;
}

/** Invitations have their measure: a collectivité is not a mailing list. */
export class TooManyInvitations extends Refusal {
  readonly code = 'too-many-invitations' as const;
}

/** Nobody changes her own role. */
export class OwnRole extends Refusal {
  readonly code = 'own-role' as const;
}

/** The week in which an act can be contested is over. */
export class TooLateToContest extends Refusal {
  readonly code = 'too-late-to-contest' as const;
}

export class AlreadyContested extends Refusal {
  readonly code = 'already-contested' as const;
}

export type IdentityRefusalCode = (
  | LinkSpent
  | LinkingOver
  | AlreadyMember
  | MembershipOver
  | TooManyAsked
  | TooManyInvitations
  | OwnRole
  | TooLateToContest
  | AlreadyContested
)['code'];

import type { OrganisationKind, Role, Scope } from '#kernel';

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

/** Nobody gives more of the country than she has herself. */
export const covers = (own: Scope | undefined, given: Scope): boolean =>
  own?.national || (!given.national && given.departements.every((code) => own?.departements.includes(code)));

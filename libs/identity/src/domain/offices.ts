import type { Scope } from '#kernel';

/** Nobody gives more of the country than she has herself. */
export const covers = (own: Scope | undefined, given: Scope): boolean =>
  own?.national || (!given.national && given.departements.every((code) => own?.departements.includes(code)));

import { localDate } from '#kernel';

/** The levels (`acr`) of ProConnect that took two means of proof; the weaker of identity and means names the level. */
export const multiFactor: readonly string[] = ['eidas0-mfa', 'eidas1-mfa', 'eidas2', 'eidas3'];

export const isMultiFactor = (acr: string): boolean => multiFactor.includes(acr);

/** Who opens the cases of everyone. */
const demanding: readonly string[] = ['advisor', 'coordinator'];

/**
 * Whether that level lets someone of that role in, on the day that it is in Paris; `from` is `PROCONNECT_MFA_FROM`. What ProConnect
 * was asked for is only a wish: this is the rule.
 */
export const isStrongEnough = ({ acr, role, from }: { acr: string; role: string; from: string | null }, now: Date): boolean =>
  from === null || !demanding.includes(role) || localDate(now, 'Europe/Paris') < from || isMultiFactor(acr);

import { type ClosureRead, closureScopes } from '#appointments';
import { dayAt, hourAt } from '#kernel';
import type { Badge, ClosureCard } from '#views';
import { printed } from '../public/names.fr.js';

export const closurePath = '/coordination/fermetures';

interface Seen {
  readonly now: Date;
  readonly mayReopen: boolean;
}

/** One closure, on the reader's clock. */
export function closureCard(closure: ClosureRead, timeZone: string, { now, mayReopen }: Seen): ClosureCard {
  const { id, scope, key, label, from, until, reopenedAt } = closure;
  const isOver = reopenedAt !== null || (until !== null && until <= now);
  return {
    ...{ id, href: null, title: scope === 'everyone' ? closureScopes.everyone : printed(label ?? key) },
    badge: badgeOf(isOver, from > now),
    reopenAt: isOver || !mayReopen ? null : `${closurePath}/${id}/fin`,
    facts: factsOf(closure, timeZone),
  };
}

function factsOf({ scope, reason, from, until, reopenedAt }: ClosureRead, timeZone: string): ClosureCard['facts'] {
  const instant = (at: Date) => `${dayAt(at, timeZone)} à ${hourAt(at, timeZone)}`;
  return [
    ...(scope === 'everyone' ? [] : [{ name: 'Pour', value: closureScopes[scope] }]),
    { name: 'Depuis', value: instant(from) },
    ...(until ? [{ name: 'Jusqu’à', value: instant(until) }] : []),
    ...(reopenedAt ? [{ name: 'Rouvert', value: instant(reopenedAt) }] : []),
    { name: 'Raison', value: printed(reason) },
  ];
}

function badgeOf(isOver: boolean, isToCome: boolean): Badge {
  if (isOver) return { word: 'Terminé', tone: 'none' };
  return isToCome ? { word: 'Annoncé', tone: 'info' } : { word: 'Sur demande', tone: 'warning' };
}

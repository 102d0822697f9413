import type { Pause } from './moves.js';
import type { Phase } from './phases.js';

interface Place {
  readonly territoryId: string;
  readonly departements: readonly string[];
}

/** Of one collectivité, or of two that can have one project: a commune and its EPCI share a département. */
export const isRelated = (one: Place, other: Place): boolean =>
  one.territoryId === other.territoryId || one.departements.some((code) => other.departements.includes(code));

/** Neither over, given up nor directed elsewhere: the same as the list of those that are open. */
export const mayGoOn = ({ phase, pause }: { readonly phase: Phase; readonly pause: Pause | null }): boolean =>
  phase !== 'closed' && (pause === null || pause === 'suspended');

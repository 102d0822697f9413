import { days, later } from '#kernel';
import type { Pause } from './moves.js';
import type { Phase, Side } from './phases.js';

/** What lateness and waiting are derived from; none of them is stored. */
export interface Course {
  readonly phase: Phase;
  readonly pause: Pause | null;
  /** Since when a proposal waits. */
  readonly proposedAt: Date | null;
  /** The day (`YYYY-MM-DD`) on which a suspension is looked at again. */
  readonly reviewOn: string | null;
  readonly activeAt: Date;
  /** The collectivité waits for an answer: to a message, or about a word that it denies. */
  readonly isAsked: boolean;
}

/** A proposal is answered within two weeks. */
export const answerTime = days(14);
const quietTime = days(90);
const forgottenTime = days(180);

export type Waiting = Side | 'nobody';

/** Whoever is asked answers first, also while the project stands still. */
export function waitingFor({ phase, pause, proposedAt, isAsked }: Course): Waiting {
  if (phase === 'closed') return 'nobody';
  if (isAsked) return 'cell';
  if (pause !== null) return 'nobody';
  return proposedAt !== null || phase === 'intention' ? 'cell' : 'collectivite';
}

/** `today`: the desk's date. */
export function isLate({ phase, pause, proposedAt, reviewOn }: Course, now: Date, today: string): boolean {
  if (phase === 'closed') return false;
  if (pause === 'suspended') return reviewOn !== null && reviewOn < today;
  return pause === null && proposedAt !== null && proposedAt < later(now, -answerTime);
}

/** After 90 days without anything one asks for news; after 180, whether to pause or close. */
export function quietness({ phase, pause, activeAt }: Course, now: Date): 'quiet' | 'forgotten' | null {
  if (phase === 'closed' || pause !== null) return null;
  if (activeAt < later(now, -forgottenTime)) return 'forgotten';
  return activeAt < later(now, -quietTime) ? 'quiet' : null;
}

/** Days of the desk are Paris days. */
export const deskZone = 'Europe/Paris';

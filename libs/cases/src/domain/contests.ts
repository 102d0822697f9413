import type { StepKind } from './moves.js';
import { isBefore, isSovereign, type Phase } from './phases.js';

/** A step that is said to be wrong. */
interface Contested {
  readonly from: Phase;
  readonly to: Phase;
}

/** One that came after it. */
interface Since extends Contested {
  readonly kind: StepKind;
  readonly role: string;
  /** When it was said to be wrong itself. */
  readonly contestedAt: Date | null;
}

/**
 * To which phase a case returns when a step of it is said to be wrong, with what came since; null: it stays where it stands.
 * Two keys are two people: what the cell built upon a word that is denied goes with it. Only what the collectivité did since with its own
 * hand keeps it; a word that the cell wrote down later is not yet its own: its week still runs. What is bought is the authority's own to
 * declare: where it takes that back, nothing stands in its place. What the case has left by itself meanwhile stays left.
 */
export function backTo(here: Phase, step: Contested, since: readonly Since[]): Phase | null {
  if (since.length === 0) return step.from;
  if (here === 'closed' && step.to !== 'closed') return null;
  const goesAhead = isBefore(step.from, step.to);
  const standsOnIt = (phase: Phase) => (goesAhead ? isBefore(step.from, phase) : isBefore(phase, step.from));
  const stood = [here, ...since.map(({ from, to }) => (goesAhead ? to : from))];
  if (!stood.every(standsOnIt)) return null;
  const isKept = since.some(isOwn) && !(goesAhead && isSovereign(step.from));
  return isKept ? null : step.from;
}

/** What the collectivité moved with its own hand, and has not taken back. */
const isOwn = ({ kind, role, contestedAt }: Since): boolean =>
  role === 'lead' && contestedAt === null && (kind === 'propose' || kind === 'back');

/** A word that the collectivité denies waits for an answer until the case is moved again. */
export const isDenied = ({ contestedAt }: Pick<Since, 'contestedAt'>, since: readonly { kind: StepKind; at: Date }[]): boolean =>
  contestedAt !== null && !since.some(({ kind, at }) => kind !== 'contest' && at > contestedAt);

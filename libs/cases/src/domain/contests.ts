import { isBefore, isSovereign, type Phase } from './phases.js';

/** A step that is said to be wrong, or one that came after it. */
interface Passed {
  readonly from: Phase;
  readonly to: Phase;
}

/**
 * To which phase a case returns when a step of it is said to be wrong, with what came since; null: it stays where it stands.
 * The last step is undone. What others have built upon stays, marked; but what is bought is the authority's own to declare: where it
 * takes its word back, nobody else's step stands in its place, until the case has come back by itself or is closed.
 */
export function backTo(here: Phase, step: Passed, since: readonly Passed[]): Phase | null {
  if (since.length === 0) return step.from;
  const isBeyond = isBefore(step.from, here) && here !== 'closed';
  const cameBack = since.some(({ to }) => !isBefore(step.from, to));
  return isSovereign(step.from) && isBeyond && !cameBack ? step.from : null;
}

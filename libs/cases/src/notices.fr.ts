import { phaseWords } from './cases.fr.js';
import { isSovereign } from './domain/phases.js';
import type { StepRead } from './phases.queries.js';

/** What was written down, in the collectivité's words. */
export function notedWords({ kind, from, to }: Pick<StepRead, 'kind' | 'from' | 'to'>): string {
  if (kind === 'back') return `Votre collectivité veut revenir de « ${phaseWords[from]} » à « ${phaseWords[to]} ».`;
  if (isSovereign(from)) return `Votre collectivité déclare que « ${phaseWords[from]} » est fait, et passe à « ${phaseWords[to]} ».`;
  return `Votre collectivité veut passer de « ${phaseWords[from]} » à « ${phaseWords[to]} ».`;
}

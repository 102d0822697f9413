import { type NoticeRead, notedWords, type StepRead } from '#cases';
import type { Fact } from '#views';
import { deskZone, startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { isContestable, saidWords } from './cases.fr.js';

/** What was noted, and until when one can say that it is not so; `closed`: why one no longer can, empty as long as one can. */
export function noteWords(notice: NoticeRead, isOfIt: boolean, now: Date): { words: string; facts: Fact[]; closed: string } {
  const { step } = notice;
  return { words: notedWords(step), facts: factsOf(notice), closed: isContestable(step, now) && isOfIt ? '' : closedWords(step, isOfIt) };
}

const factsOf = ({ territoryLabel, title, step }: NoticeRead): Fact[] => [
  { name: 'Collectivité', value: printed(territoryLabel) },
  { name: 'Projet', value: title },
  { name: 'D’où cela vient', value: saidWords(step) },
  ...(step.reason ? [{ name: 'Pourquoi', value: step.reason }] : []),
  { name: 'Noté', value: `${startWords(step.at, deskZone)}${step.author ? `, par ${step.author}` : ''}` },
  ...(step.contestableUntil && !step.contestedAt ? [{ name: 'À dire avant', value: startWords(step.contestableUntil, deskZone) }] : []),
];

const closedWords = ({ contestedAt, contestedBy }: StepRead, isOfIt: boolean): string => {
  if (contestedAt) return `C’est noté : ${contestedBy || 'la collectivité'} dit que ce n’est pas exact.`;
  return isOfIt
    ? 'Le délai de sept jours est passé. Vous pouvez toujours nous appeler.'
    : 'Seules les personnes référentes de la collectivité peuvent le dire ici. Vous n’en faites plus partie.';
};

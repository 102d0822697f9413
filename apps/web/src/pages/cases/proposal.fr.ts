import { type CaseRead, endsEarly, type StepRead } from '#cases';
import { startWords } from '../public/moments.fr.js';
import { authorOf, type Onlooker, phaseNamesFor, saidWords } from './cases.fr.js';

/** What was proposed, by whom, when, on whose word, and who answers; nothing when nothing is. */
export function proposalWords(one: CaseRead, history: readonly StepRead[], onlooker: Onlooker, personId: string): string[] {
  // whatever comes after a proposal ends it
  const step = history.at(-1);
  if (!one.proposedTo || !step) return [];
  const [isHers, isEnd] = [one.proposedBy === personId, endsEarly(one.phase, one.proposedTo)];
  const holder = isEnd ? 'la coordination' : keyHolder(onlooker, isHers);
  const deed = isEnd ? endWords(isHers) : stepDeed(step, isHers, phaseNamesFor(onlooker.reader)[one.proposedTo]);
  return [
    `${isHers ? 'Vous' : authorOf(step)} ${deed}\u202f: ${holder} doit le confirmer.`,
    saidWords(step),
    `C’était ${startWords(step.at, onlooker.timeZone)}.`,
    step.reason ? `Pourquoi\u202f: ${step.reason}` : '',
  ].filter((line) => line !== '');
}

const endWords = (isHers: boolean): string => `${isHers ? 'demandez' : 'demande'} de mettre fin au projet`;

/** A word of the collectivité is written down by another: nobody’s own proposal. */
function stepDeed({ saidBy }: StepRead, isHers: boolean, to: string): string {
  if (saidBy !== null) return `note que la collectivité veut passer à «\u202f${to}\u202f»`;
  return `${isHers ? 'proposez' : 'propose'} de passer à «\u202f${to}\u202f»`;
}

const keyHolder = ({ reader }: Onlooker, isHers: boolean): string => {
  if (reader === 'collectivite') return 'la cellule';
  return isHers ? 'une autre personne du conseil' : 'une personne du conseil';
};

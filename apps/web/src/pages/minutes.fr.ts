import { type ActionRead, decidedLines, type MinutesRead, outcomeLines } from '#cases';
import type { MinutesWords } from '#views';

/** As they stand, to be read. */
export const minutesWords = ({ typeCode, outcome, words, reason }: MinutesRead, actions: readonly ActionRead[]): MinutesWords => ({
  lines: [...outcomeLines(typeCode, outcome), ...decidedLines(actions)],
  ...{ words, reason },
});

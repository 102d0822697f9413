import { type MinutesRead, outcomeLines } from '#cases';
import type { MinutesWords } from '#views';

/** As they stand, to be read. */
export const minutesWords = ({ typeCode, outcome, words, reason }: MinutesRead): MinutesWords => ({
  lines: outcomeLines(typeCode, outcome),
  ...{ words, reason },
});

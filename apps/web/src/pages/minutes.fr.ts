import { type ActionRead, type CorrectionRead, decidedLines, type MinutesRead, outcomeLines } from '#cases';
import { dayAt, frenchDay, type Temporal } from '#kernel';
import type { MinutesWords } from '#views';

/** What stands beside the minutes and may change after them. */
interface Beside {
  readonly actions: readonly ActionRead[];
  readonly correction: CorrectionRead | null;
}

export const correctionWords = {
  corrected: 'Rectificatif',
  until: (day: Temporal.PlainDate) => `Dites-le jusqu’au ${frenchDay(day)} : nous vous répondons par écrit.`,
} as const;

/** As they stand, to be read on the clock of `timeZone`. */
export const minutesWords = (
  { typeCode, outcome, words, reason }: MinutesRead,
  { actions, correction }: Beside,
  timeZone: string,
): MinutesWords => ({
  lines: [...outcomeLines(typeCode, outcome), ...decidedLines(actions)],
  ...{ words, reason, corrections: correction ? correctionParts(correction, timeZone) : [] },
});

/** What was asked, then what came of it. */
function correctionParts({ wish, askedAt, asker, answer, isCorrected, answeredAt }: CorrectionRead, timeZone: string) {
  const who = asker ? `, ${asker}` : '';
  return [
    ...(wish && askedAt ? [{ title: `Correction demandée le ${dayAt(askedAt, timeZone)}${who}`, words: wish }] : []),
    ...(answer && answeredAt
      ? [{ title: `${isCorrected ? correctionWords.corrected : 'Réponse'} du ${dayAt(answeredAt, timeZone)}`, words: answer }]
      : []),
  ];
}

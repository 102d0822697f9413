import { CorrectionAnswered, CorrectionAskedBefore, caseRefusals, TooLateToCorrect } from '#cases';
import { InvalidInput } from '#kernel';
import type { Fault } from '#views';
import { faultsFrom } from './form.js';

/** What is said of a correction, or its answer, that could not be taken; anything else goes on as it is. */
export function refusedCorrection(refusal: unknown, fieldAt: (pointer: string) => string): { faults: Fault[]; status: number } {
  if (refusal instanceof InvalidInput) return { faults: faultsFrom(refusal, fieldAt), status: 400 };
  const isOurs = [CorrectionAskedBefore, TooLateToCorrect, CorrectionAnswered].some((kind) => refusal instanceof kind);
  if (!isOurs) throw refusal;
  const { title, detail } = caseRefusals[(refusal as CorrectionAskedBefore | TooLateToCorrect | CorrectionAnswered).code];
  return { faults: [{ field: fieldAt('/answer'), sentence: `${title} ${detail}` }], status: 409 };
}

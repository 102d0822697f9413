import { InvalidInput, isDay } from '#kernel';
import { caseFields } from './cases.fr.js';

export type CaseField = keyof typeof caseFields;

/** Throws when any field is wrong, each with its sentence. */
export function refuseFields(rules: readonly (readonly [broken: boolean, field: CaseField])[]): void {
  const wrong = rules.filter(([broken]) => broken);
  if (wrong.length > 0) throw new InvalidInput(wrong.map(([, field]) => ({ pointer: `/${field}`, detail: caseFields[field] })));
}

/** A day as `YYYY-MM-DD`, at the latest today. */
export const isPastDay = (text: string, today: string): boolean => isDay(text) && text <= today;

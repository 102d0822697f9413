import { InvalidInput, isDay } from '#kernel';
import { caseFields } from './cases.fr.js';

export type CaseField = keyof typeof caseFields;

/** Throws when any field is wrong, each with its sentence. */
export const refuseFields = (rules: readonly (readonly [broken: boolean, field: CaseField])[]): void =>
  refuse(rules.map(([broken, field]) => [broken, field, caseFields[field]]));

/** The same with sentences of one's own. */
export function refuse(rules: readonly (readonly [broken: boolean, field: string, detail: string])[]): void {
  const wrong = rules.filter(([broken]) => broken);
  if (wrong.length > 0) throw new InvalidInput(wrong.map(([, field, detail]) => ({ pointer: `/${field}`, detail })));
}

/** A day as `YYYY-MM-DD`, at the latest today. */
export const isPastDay = (text: string, today: string): boolean => isDay(text) && text <= today;

export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s<>"]+$/.test(text) && text.length <= 500 && URL.canParse(text);

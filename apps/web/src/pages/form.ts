import { InvalidInput } from '#kernel';
import type { Fault } from '#views';

/** What a form sent, or an address asks; nothing in it is believed. */
export type Fields = Readonly<Record<string, unknown>>;

/** The text of a field, without the blanks around it; empty when it is missing or is not a text. */
export function textOf(fields: Fields | undefined, name: string): string {
  const given = fields?.[name];
  return typeof given === 'string' ? given.replaceAll('\r\n', '\n').trim() : '';
}

/** One of the answers that were offered; null for anything else. */
export const oneOf = <T extends string>(given: string, offered: readonly T[]): T | null => offered.find((each) => each === given) ?? null;

/** The faults of the rules that are broken, in the order of the page. */
export const faultsOf = (rules: readonly (readonly [broken: boolean, field: string, sentence: string])[]): Fault[] =>
  rules.filter(([broken]) => broken).map(([, field, sentence]) => ({ field, sentence }));

/** What is wrong with what was typed, each beside its field; none when it is done. */
export async function faultsIn(act: () => Promise<unknown>, fieldAt: (pointer: string) => string): Promise<Fault[]> {
  try {
    await act();
    return [];
  } catch (refusal) {
    return faultsFrom(refusal, fieldAt);
  }
}

/** The same of what was thrown; anything else goes on as it is. */
export function faultsFrom(refusal: unknown, fieldAt: (pointer: string) => string): Fault[] {
  if (!(refusal instanceof InvalidInput)) throw refusal;
  return refusal.errors.map(({ pointer, detail }) => ({ field: fieldAt(pointer), sentence: detail }));
}

export const tooLong = (most: number): string => `Raccourcissez ce texte à ${most} caractères.`;

import { InvalidInput } from '#kernel';
import { identityFields } from './identity.fr.js';

/** Throws when any field is wrong, each with its sentence. */
export function refuseFields(wrong: readonly (keyof typeof identityFields)[]): void {
  if (wrong.length > 0) throw new InvalidInput(wrong.map((field) => ({ pointer: `/${field}`, detail: identityFields[field] })));
}

import { InvalidInput } from '#kernel';
import { identityFault, type identityFields } from './identity.fr.js';

/** Throws when any field is wrong, each with its sentence. `given`: what was filled in. */
export function refuseFields(wrong: readonly (keyof typeof identityFields)[], given: object = {}): void {
  const said = given as Readonly<Record<string, unknown>>;
  if (wrong.length > 0) throw new InvalidInput(wrong.map((field) => ({ pointer: `/${field}`, detail: identityFault(field, said[field]) })));
}

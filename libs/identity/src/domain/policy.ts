import type { Actor, Decision } from '#kernel';

/** Persons and addresses are read by the service's own work, never listed to anyone outside. */
export const mayReadPersons = (by: Actor): Decision => (by.kind === 'system' || by.kind === 'person' ? 'allowed' : 'hidden');

/** Only the service itself writes here, on behalf of the module that has checked its own rule. */
export const mayWriteIdentity = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

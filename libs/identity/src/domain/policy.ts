import type { Actor, Decision } from '#kernel';

/** Persons and addresses are read by the service's own work; what people may read of each other is asked of `PeopleService` and its like. */
export const mayReadPersons = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'hidden');

/** Only the service itself writes here, on behalf of the module that has checked its own rule. */
export const mayWriteIdentity = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

import { type Actor, type Decision, decide } from '#kernel';

/** Persons and addresses are read by the service's own work; what people may read of each other is asked of `PeopleService` and its like. */
export const mayReadPersons = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'hidden');

/** Only the service itself writes here, on behalf of the module that has checked its own rule. */
export const mayWriteIdentity = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

/** A link that signs in is made for the mailbox it goes to, or by the service's own command. */
export const mayMakeLink = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'hidden');

export const mayReadSignInLink = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'hidden');

/** Hers, or those of people whose roles one tends. */
export const mayEndSignInsOf = (by: Actor, personId: string): Decision =>
  by.kind === 'person' && by.personId === personId ? 'allowed' : decide(by, 'person', 'update');

import type { Actor, Decision } from '#kernel';

/** What a link opens: one appointment, to look at, move and cancel. */
interface AppointmentFacts {
  readonly id: string;
}

const anyone: Decision = 'allowed';

export const mayReadCatalogue = (_by: Actor): Decision => anyone;
export const maySeeSlots = (_by: Actor): Decision => anyone;
export const mayBook = (_by: Actor): Decision => anyone;

export const mayPublishCatalogue = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

const holds = (by: Actor, { id }: AppointmentFacts): boolean =>
  by.kind === 'holder' && (by.purpose === 'manage' || by.purpose === 'manage-mailed') && by.id === id;

/** Either link, or the service's own work. Whoever holds neither may not know that it exists. */
export const mayRead = (by: Actor, appointment: AppointmentFacts): Decision =>
  by.kind === 'system' || holds(by, appointment) ? 'allowed' : 'hidden';

export const mayMove = (by: Actor, appointment: AppointmentFacts): Decision => mayRead(by, appointment);

export const mayCancel = (by: Actor, appointment: AppointmentFacts): Decision => mayRead(by, appointment);

/** Only the link that was mailed to the requester: holding it shows that the mail arrived. */
export function mayActForAddress(by: Actor, appointment: AppointmentFacts): Decision {
  if (by.kind === 'system') return 'allowed';
  if (!holds(by, appointment)) return 'hidden';
  return by.kind === 'holder' && by.purpose === 'manage-mailed' ? 'allowed' : 'refused';
}

/** Lists across appointments are for the service's own work until people sign in. */
export const mayList = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

import { cancels, invites, type MessageKind, withdraws } from './kinds.js';

/** What is read of an appointment at the moment of sending. */
export interface Current {
  readonly sequence: number;
  readonly status: string;
  readonly end: Date;
  readonly advisorId: string;
  readonly addressId: string;
}

export interface Planned {
  readonly kind: MessageKind;
  readonly sequence: number;
  readonly recipientId: string | null;
}

/**
 * Whether this is still the thing to say about the appointment. A newer change has its own message; one who was taken
 * out hears of no later change, so only coming back makes that message pointless; nobody is invited to what is over.
 */
export function isStillTrue(planned: Planned, current: Current, now: Date): boolean {
  if (withdraws(planned.kind)) return !takesPart(planned, current);
  if (planned.kind === 'lateness' || planned.kind === 'callback') return current.status === 'confirmed' && current.end > now;
  if (current.sequence > planned.sequence) return false;
  return cancels(planned.kind) || !invites(planned.kind) || (current.status !== 'cancelled' && current.end > now);
}

const takesPart = ({ recipientId }: Planned, { advisorId, addressId }: Current): boolean =>
  recipientId === advisorId || recipientId === addressId;

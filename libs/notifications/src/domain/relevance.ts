import { cancels, invites, isReminder, type MessageKind, withdraws } from './kinds.js';
import { stillServes } from './reminders.js';

/** What is read of an appointment at the moment of sending. */
export interface Current {
  readonly sequence: number;
  readonly status: string;
  readonly start: Date;
  readonly end: Date;
  /** The requester's clock. */
  readonly timeZone: string;
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
  if (isForTheAdvisorAlone(planned.kind)) return current.status === 'confirmed' && current.end > now;
  if (planned.kind === 'missed') return current.status === 'missed';
  if (current.sequence > planned.sequence) return false;
  if (isReminder(planned.kind)) return current.status === 'confirmed' && stillServes(planned.kind, current, now);
  return cancels(planned.kind) || !invites(planned.kind) || isToCome(current, now);
}

const isToCome = ({ status, end }: Current, now: Date): boolean => status !== 'cancelled' && end > now;

const isForTheAdvisorAlone = (kind: MessageKind): boolean => kind === 'lateness' || kind === 'callback' || kind === 'unreachable';

const takesPart = ({ recipientId }: Planned, { advisorId, addressId }: Current): boolean =>
  recipientId === advisorId || recipientId === addressId;

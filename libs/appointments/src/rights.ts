import type { Actor } from '#kernel';
import { type AppointmentFacts, mayArrange, mayCancel, mayMove, mayTell } from './domain/policy.js';

export interface Rights {
  readonly move: boolean;
  readonly cancel: boolean;
  /** Where people meet, and who receives. */
  readonly arrange: boolean;
  /** That one is late, or wants to be called. */
  readonly tell: boolean;
}

/** What the buttons of an appointment may offer; whether it is still time is asked apart. */
export function rightsOf(by: Actor, facts: AppointmentFacts): Rights {
  const allows = (may: typeof mayMove): boolean => may(by, facts) === 'allowed';
  return { move: allows(mayMove), cancel: allows(mayCancel), arrange: allows(mayArrange), tell: allows(mayTell) };
}

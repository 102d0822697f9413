import { type Action, type Actor, type Decision, decide } from '#kernel';

/** The agenda is machinery for the modules above it, which have judged the act itself. */
export const mayUseAgenda = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

/** An advisor keeps her own; coordination that of those who advise in its scope. */
export const mayKeepHours = (by: Actor, action: Action, { id, departements }: Advising): Decision =>
  decide(by, 'availability', action, { personIds: [id], departements });

interface Advising {
  readonly id: string;
  readonly departements: readonly string[];
}

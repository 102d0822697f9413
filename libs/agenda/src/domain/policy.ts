import type { Actor, Decision } from '#kernel';

/** The agenda is machinery for the modules above it, which have judged the act itself. */
export const mayUseAgenda = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'refused');

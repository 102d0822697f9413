import type { Actor, Decision } from '#kernel';

/** Messages are tended by whoever runs the service, on its own machine, until people sign in. */
export const mayTendMessages = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'hidden');

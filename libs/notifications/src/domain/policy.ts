import { type Actor, type Decision, decide } from '#kernel';

/** Messages are tended by coordination, and by whoever runs the service on its own machine. */
export const mayTendMessages = (by: Actor): Decision => decide(by, 'message', 'update');

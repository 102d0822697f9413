import { type Actor, type Decision, decide } from '#kernel';

/** Messages are tended by coordination, and by whoever runs the service on its own machine. */
export const mayTendMessages = (by: Actor): Decision => decide(by, 'message', 'update');

/** Whoever meets her calls her. */
export const mayReadCalls = (by: Actor, advisorId: string): Decision => decide(by, 'call', 'read', { personIds: [advisorId] });

export const mayCall = (by: Actor, advisorId: string): Decision => decide(by, 'call', 'update', { personIds: [advisorId] });

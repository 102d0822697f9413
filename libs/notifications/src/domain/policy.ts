import { type Actor, type Decision, decide } from '#kernel';

/** Messages are tended by coordination, and by whoever runs the service on its own machine. */
export const mayTendMessages = (by: Actor): Decision => decide(by, 'message', 'update');

/** Whoever meets her, or follows what she asked, calls her; what is nobody's in particular (null) is the desk's, as its messages are. */
export const mayReadCalls = (by: Actor, callerId: string | null): Decision =>
  callerId === null ? decide(by, 'message', 'read') : decide(by, 'call', 'read', { personIds: [callerId] });

export const mayCall = (by: Actor, callerId: string | null): Decision =>
  callerId === null ? mayTendMessages(by) : decide(by, 'call', 'update', { personIds: [callerId] });

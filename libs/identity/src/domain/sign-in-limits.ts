import { hours, later, minutes } from '#kernel';

/** How long what opens the door stays open, in milliseconds. */
export const signInLimits = {
  /** A link by mail, from its making. */
  link: minutes(20),
  /** Links that one address is sent in an hour, at most. */
  linksAnHour: 3,
  /** Without a page asked for. */
  idle: minutes(60),
  /** From signing in, whatever is done meanwhile. */
  absolute: hours(12),
  /** How often we note that someone is still there, at most. */
  noted: minutes(1),
  /** An account of another service that waits to be linked. */
  linking: minutes(30),
  /** An invitation, a request to join, a successor named. */
  admission: hours(24 * 14),
} as const;

/** When a sign-in is over if nothing more is asked for. */
export function overAt({ seenAt, expiresAt }: { readonly seenAt: Date; readonly expiresAt: Date }): Date {
  const idle = later(seenAt, signInLimits.idle);
  return idle < expiresAt ? idle : expiresAt;
}

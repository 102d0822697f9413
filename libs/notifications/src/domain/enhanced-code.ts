/** What a server's enhanced code (RFC 3463, « 5.1.1 ») says after its class: subject and detail, « 1.1 ». */
export type Detail = string | undefined;

/**
 * The mailbox, or its domain, is not there or not any more: bad address (RFC 3463 §3.2), mailbox disabled (§3.3); 5.4.1 is what
 * Microsoft says of a recipient it does not know, 5.4.4 what a relay says of a domain that is nowhere. Without a code, a plain 5xx.
 */
export const isGone = (detail: Detail): boolean => detail === undefined || /^[01]\.|^2\.[01]$|^4\.[14]$/.test(detail);

/** Their system, our protocol, our reputation (§3.4, 3.6, 3.8): nothing about the recipient, and ours or theirs to mend. */
export const isPassing = (detail: Detail): boolean => detail !== undefined && /^[357]\./.test(detail);

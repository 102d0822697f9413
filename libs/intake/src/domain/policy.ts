import type { Actor, Decision } from '#kernel';

/** The front desk is open to all: whoever asks gets an answer, without an account. */
export const mayAsk = (_by: Actor): Decision => 'allowed';

/** A draft is opened by the browser's own key, which the edge has read. */
export const mayDraft = (_by: Actor): Decision => 'allowed';

export const mayReadRequest = (by: Actor): Decision => (by.kind === 'system' ? 'allowed' : 'hidden');

/** The bearer of a succession's link, or the service's own work. */
export const mayAccept = (by: Actor, succession: { readonly id: string }): Decision =>
  by.kind === 'system' || (by.kind === 'holder' && by.purpose === 'succession' && by.id === succession.id) ? 'allowed' : 'hidden';

import { Refusal } from '#kernel';

/**
 * Why a sign-in through ProConnect came to nothing. Stable: pages, counters and tests know them.
 * `refused`: its answer is an error other than a person's no; `incomplete`: it says too little of who came.
 */
export type ProConnectReason =
  | 'cancelled'
  | 'refused'
  | 'state'
  | 'nonce'
  | 'issuer'
  | 'audience'
  | 'signature'
  | 'expired'
  | 'replayed'
  | 'acr-too-weak'
  | 'other-subject'
  | 'incomplete'
  | 'unavailable';

/** Nothing of what came is in it: a token or a name must not end up in a log. */
export class ProConnectRefused extends Refusal {
  readonly code = 'pro-connect-refused';
  constructor(readonly reason: ProConnectReason) {
    super({ reason });
  }
}

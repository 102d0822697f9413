import { Refusal } from '#kernel';

/** The message left, or is about to: there is nothing to send again. */
export class MessageNotStuck extends Refusal {
  readonly code = 'message-not-stuck' as const;
}

/** Its address is dead: nothing is sent there twice, somebody calls. */
export class AddressDead extends Refusal {
  readonly code = 'address-dead' as const;
}

/** The notice tells of no letter of ours that failed for good. */
export class NotABounce extends Refusal {
  readonly code = 'not-a-bounce' as const;
}

export type NotificationRefusalCode = (MessageNotStuck | AddressDead | NotABounce)['code'];

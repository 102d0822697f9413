import type { Letter } from '#platform';
import type { Wording } from '../mails/wording.js';

/** Who will read it, as far as known before it is written. */
export interface Reader {
  readonly email: string;
  /** False: someone typed this address, and nobody has shown that it is theirs. */
  readonly proven: boolean;
  /** Their clock; null when the message is about nothing that has one. */
  readonly timeZone: string | null;
}

/** What was written to one recipient. */
export interface Written {
  /** The recipient's. */
  readonly name: string;
  readonly wording: Wording;
  readonly calendar?: Letter['calendar'];
  /** The desk unless said. */
  readonly replyTo?: Letter['replyTo'];
}

import { Refusal } from '#kernel';

/** More than anyone needs in a day: successors named, requests left. `retryAfter`: in so many seconds there is room again. */
export class TooManyToday extends Refusal {
  readonly code = 'too-many-requests' as const;

  constructor(room: Date, now: Date) {
    super({ retryAfter: Math.max(1, Math.ceil((room.getTime() - now.getTime()) / 1000)) });
  }
}

/** What is confirmed is no longer what was shown: another page of the same browser changed it. */
export class AnswersChanged extends Refusal {
  readonly code = 'answers-changed' as const;
}

/** A request holds as many documents as it may. */
export class TooManyFiles extends Refusal {
  readonly code = 'too-many-files' as const;
}

/** A link that was mailed to a mailbox which several people read: who reads is asked on its page, at `readerUrl`. */
export class ReaderUnknown extends Refusal {
  readonly code = 'reader-unknown' as const;

  constructor(readerUrl: string) {
    super({ readerUrl });
  }
}

/** Someone else made a move since the page was shown: its history says which. */
export class RequestChanged extends Refusal {
  readonly code = 'request-changed' as const;
}

/** A request that stands where it does knows no such move. */
export class MoveRefused extends Refusal {
  readonly code = 'request-move-refused' as const;
}

export type IntakeRefusalCode = (TooManyToday | AnswersChanged | TooManyFiles | ReaderUnknown | RequestChanged | MoveRefused)['code'];

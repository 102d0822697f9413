import { Refusal } from '#kernel';
import type { MoveRefusal } from './domain/moves.js';

/** Someone else moved it since it was read; `since` tells the steps that came between. */
export class CaseMovedMeanwhile extends Refusal {
  readonly code = 'case-moved-meanwhile' as const;
}

/** It has joined another case: nothing is written in it any more; `into`: where it goes on. */
export class CaseJoined extends Refusal {
  readonly code = 'case-joined' as const;
}

/** The phases refuse that move: `refused` says why, `missing` which evidence. */
export class MoveRefused extends Refusal {
  readonly code = 'move-refused' as const;
  constructor(
    readonly refused: MoveRefusal,
    readonly missing: readonly string[],
  ) {
    super({ refused, missing });
  }
}

/** Someone else changed what the project is since it was read. */
export class FrameChangedMeanwhile extends Refusal {
  readonly code = 'frame-changed-meanwhile' as const;
}

/** That request or appointment is in another case. */
export class InAnotherCase extends Refusal {
  readonly code = 'in-another-case' as const;
}

/** What was written down is no longer contested there: the week is over, or it was done. */
export class NotToContest extends Refusal {
  readonly code = 'not-to-contest' as const;
}

/** Someone else wrote in these minutes since they were read. */
export class MinutesWrittenMeanwhile extends Refusal {
  readonly code = 'minutes-written-meanwhile' as const;
}

/** The minutes were sent: they stay as they were read. */
export class MinutesSent extends Refusal {
  readonly code = 'minutes-sent' as const;
}

/** Something else was found wrong in these minutes before. */
export class CorrectionAskedBefore extends Refusal {
  readonly code = 'correction-asked-before' as const;
}

/** The fifteen days in which minutes are said to be wrong are over. */
export class TooLateToCorrect extends Refusal {
  readonly code = 'too-late-to-correct' as const;
}

/** Someone else answered it meanwhile. */
export class CorrectionAnswered extends Refusal {
  readonly code = 'correction-answered' as const;
}

/** Someone else changed or answered that action since it was read. */
export class ActionChangedMeanwhile extends Refusal {
  readonly code = 'action-changed-meanwhile' as const;
}

export type CaseRefusalCode = (
  | CaseMovedMeanwhile
  | CaseJoined
  | MoveRefused
  | FrameChangedMeanwhile
  | InAnotherCase
  | NotToContest
  | MinutesWrittenMeanwhile
  | MinutesSent
  | CorrectionAskedBefore
  | TooLateToCorrect
  | CorrectionAnswered
  | ActionChangedMeanwhile
)['code'];

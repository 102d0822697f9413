import type { MinutesFacts } from './domain/minutes-policy.js';
import type { Outcome } from './domain/outcomes.js';

/** `none`: there are none to write, with the reason. */
export type MinutesState = 'draft' | 'sent' | 'none';

/** An appointment as its minutes need it: told by whoever asks, for it is a neighbour's. */
export interface WrittenUp extends MinutesFacts {
  readonly type: { readonly code: string; readonly version: number };
}

export interface MinutesRead {
  readonly appointmentId: string;
  readonly typeCode: string;
  readonly state: MinutesState;
  readonly outcome: Outcome;
  /** Written as if the collectivité read along. */
  readonly words: string;
  readonly reason: string | null;
  /** 0 while nothing is written. */
  readonly version: number;
  readonly savedAt: Date;
  readonly sentAt: Date | null;
}

/** What is on the writing screen. */
export interface Writing {
  /** The version that it was written over. */
  readonly version: number;
  readonly outcome: Readonly<Record<string, unknown>>;
  readonly words: string;
  /** Private. */
  readonly note: string;
}

import type { DeskFacts } from './wording.js';

/** What the mails about an appointment are written from: plain facts, read at the moment of sending. */
export interface AppointmentFacts {
  readonly reference: string;
  readonly start: Date;
  readonly end: Date;
  readonly modality: 'visio' | 'on_site' | 'phone';
  readonly typeTitle: string;
  /** « Buis-les-Baronnies » */
  readonly territoryName: string;
  /** « Buis-les-Baronnies (26) » */
  readonly territoryLabel: string;
  /** The territory's zone: the requester's clock. */
  readonly timeZone: string;
  readonly advisor: { readonly firstName: string; readonly lastName: string; readonly place: string; readonly timeZone: string };
  readonly requester: {
    readonly firstName: string;
    readonly lastName: string;
    /** Null: she has none, and is called. */
    readonly email: string | null;
    readonly status: 'elected' | 'staff' | null;
    readonly function: string | null;
    readonly phone: string | null;
  };
  /** False until its owner has said so: then nothing goes there that someone typed, but names. */
  readonly addressProven: boolean;
  /** Several people read it: no text that someone typed goes there either, proven or not, but names and where to meet. */
  readonly sharedMailbox: boolean;
  readonly project: { readonly title: string; readonly intention: string } | null;
  readonly message: string | null;
  readonly place: string | null;
  readonly room: string | null;
  /** What the collectivité is asked to prepare; typed for this one appointment, or the catalogue's own words. */
  readonly asked: { readonly lines: readonly string[]; readonly isAdjusted: boolean };
  readonly cancelReason: string | null;
  readonly cancelledBy: 'requester' | 'advisor' | 'desk' | null;
  readonly manageUrl: string;
  readonly bookUrl: string;
  readonly moveNoticeHours: number;
  readonly desk: DeskFacts;
}

/** What was written of it: what came out, each under its name, then the text. */
export interface MinutesFacts {
  readonly lines: readonly { readonly name: string; readonly lines: readonly string[] }[];
  readonly words: string;
}

/** What was found wrong in its minutes, and what came of it. */
export interface CorrectionFacts {
  /** Null where nobody asked. */
  readonly wish: string | null;
  readonly answer: string | null;
  /** False: the minutes stay as they are. */
  readonly isCorrected: boolean | null;
  /** Where the advisor answers. */
  readonly answerUrl: string;
}

/** What changed, when the appointment alone does not tell. */
export interface Change {
  readonly previousStart?: Date;
  readonly advisorChanged?: boolean;
  readonly previousRequester?: { readonly firstName: string; readonly lastName: string };
  /** What was written of it. */
  readonly minutes?: MinutesFacts;
  readonly correction?: CorrectionFacts;
  /** When else one could meet. */
  readonly times?: readonly Date[];
  /** The others of that day, which this reminder stands for too. */
  readonly sameDay?: readonly { readonly start: Date; readonly typeTitle: string; readonly reference: string }[];
}

import { Refusal } from '#kernel';

/** An offered stretch of time, in epoch milliseconds, half-open. */
export interface OfferedSlot {
  readonly start: number;
  readonly end: number;
}

/** Taken, past, off the grid, too soon or beyond the horizon; with the nearest that are free. */
export class SlotTaken extends Refusal {
  readonly code = 'slot-taken' as const;
  constructor(
    readonly alternatives: readonly OfferedSlot[],
    readonly timeZone: string,
    /** False when it could not be had even if nobody had taken it. */
    readonly wasOffered = true,
  ) {
    super();
  }
}

/** This address has not been proven and has as many upcoming appointments, or messages today, as it may. */
export class TooManyUpcoming extends Refusal {
  readonly code = 'too-many-upcoming' as const;
}

/** Too close to the start to be moved. */
export class TooLate extends Refusal {
  readonly code = 'too-late' as const;
}

/** Its ten minutes of patience are not over. */
export class TooEarly extends Refusal {
  readonly code = 'too-early' as const;
}

/** Cancelled, held or begun: nothing about it changes any more. */
export class AppointmentClosed extends Refusal {
  readonly code = 'appointment-closed' as const;
}

/** Someone has changed it since the page was shown on which it is changed now. */
export class AppointmentChanged extends Refusal {
  readonly code = 'appointment-changed' as const;
}

/** Whoever was to stand in has something else at that hour, or no opening there. */
export class ColleagueTaken extends Refusal {
  readonly code = 'colleague-taken' as const;
}

/** Answered by hand: the slots of this modality are not open to booking. */
export class RequestOnly extends Refusal {
  readonly code = 'request-only' as const;
}

export type AppointmentRefusalCode = (
  | SlotTaken
  | TooManyUpcoming
  | TooLate
  | TooEarly
  | AppointmentClosed
  | AppointmentChanged
  | ColleagueTaken
  | RequestOnly
)['code'];

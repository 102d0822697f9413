import { Refusal } from '#kernel';

/** More than anyone needs in a day: successors named, requests left. */
export class TooManyToday extends Refusal {
  readonly code = 'too-many-requests' as const;
}

export type IntakeRefusalCode = TooManyToday['code'];

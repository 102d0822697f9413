import type { AppointmentRead } from '#appointments';
import type { Told } from './domain/told.js';
import type { MessageFacts } from './message.entity.js';

/** What a message is about. */
export interface About {
  readonly subjectId: string;
  readonly sequence: number;
  readonly facts: MessageFacts;
}

/** What an event makes us tell, to whom, about what. */
export interface Plan extends About {
  readonly told: readonly Told[];
  /** Whose reminders are to be made again. */
  readonly appointment?: AppointmentRead;
}

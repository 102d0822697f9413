import type { TerritoryRead } from '#territories';
import type { Modality } from './appointment.entity.js';

/** What is asked of whoever meets: where they are, how long, by which means. */
export interface Need {
  readonly territory: TerritoryRead;
  readonly durationMinutes: number;
  readonly modality: Modality;
  /** Its commitments do not count: the appointment that moves, the draft that holds. */
  readonly ignoring?: string | undefined;
  readonly withoutHolds?: boolean;
  /** Without notice: somebody else expects that very hour. */
  readonly evenSoon?: boolean;
  /** As if nobody had taken anything. */
  readonly evenTaken?: boolean;
  /** Only with that advisor. */
  readonly advisorId?: string | undefined;
  /** Booked on request only: coordination has closed the door for it. */
  readonly closed?: boolean;
}

import { Injectable } from '@nestjs/common';
import {
  type AdaptationKind,
  AdaptationsService,
  type AppointmentRead,
  adaptationKinds,
  adaptationLabels,
  type Modality,
} from '#appointments';
import type { Actor } from '#kernel';
import type { AdaptationBoxes } from '#views';
import { type Fields, textOf } from '../../form.js';

export interface Held {
  /** Address of the appointment's page. */
  readonly base: string;
  readonly appointment: AppointmentRead;
  readonly by: Actor;
}

/** The boxes of what someone needs to take part: for whoever holds the appointment's link, and for its advisor to read. */
@Injectable()
export class AdaptationsPage {
  constructor(private readonly adaptations: AdaptationsService) {}

  /** Null when the asker is not to tick them, or it has begun. */
  async boxes({ base, appointment: { id, modality, status, start }, by }: Held, now: Date): Promise<AdaptationBoxes | null> {
    if (by.kind !== 'holder' || status === 'cancelled' || start <= now) return null;
    const ticked = await this.adaptations.of(by, id);
    const boxes = offered(modality, ticked).map((kind) => ({
      value: kind,
      label: adaptationLabels[kind],
      isTicked: ticked.includes(kind),
    }));
    return { action: `${base}/amenagements`, boxes };
  }

  async say({ appointment: { id }, by }: Held, form: Fields, now: Date): Promise<void> {
    const ticked = adaptationKinds.filter((kind) => textOf(form, kind) !== '');
    await this.adaptations.say(by, id, ticked, now);
  }

  /** In words, to the advisor who receives; null to everyone else. */
  async told(by: Actor, appointment: AppointmentRead): Promise<string[] | null> {
    const kinds = await this.adaptations.shownTo(by, appointment);
    return kinds?.map((kind) => adaptationLabels[kind]) ?? null;
  }
}

/** A way in is needed where one goes; what was ticked is always shown. */
const offered = (modality: Modality, ticked: readonly AdaptationKind[]): AdaptationKind[] =>
  adaptationKinds.filter((kind) => kind !== 'wheelchair' || modality === 'on_site' || ticked.includes(kind));

import { Injectable } from '@nestjs/common';
import { type AppointmentRead, modalityLabels } from '#appointments';
import { FixingService, type RequestRead } from '#intake';
import type { RequestAppointment } from '#views';
import { badgeOf } from '../appointment-cards.fr.js';
import { momentOf } from '../public/moments.fr.js';

interface Onlooker {
  readonly timeZone: string;
  readonly now: Date;
  /** Where the appointments are that she opens; null for whoever has the link of the request alone. */
  readonly base: string | null;
}

/** The appointment that was fixed after a request, as one side reads it there. */
@Injectable()
export class FixedAppointment {
  constructor(private readonly fixing: FixingService) {}

  async of(request: RequestRead, { timeZone, now, base }: Onlooker): Promise<RequestAppointment | null> {
    const found = request.state === 'accepted' ? await this.fixing.fixedAfter(request) : null;
    if (!found) return null;
    return {
      ...{ when: momentOf(found, timeZone, found.timeZone), badge: badgeOf(found, now) },
      facts: [
        { name: 'Comment', value: modalityLabels[found.modality] },
        ...(found.place ? [{ name: 'Lieu', value: found.place }] : []),
        { name: 'Référence', value: found.reference },
      ],
      href: base && isStillHers(found, request) ? `${base}/${found.id}` : null,
      isToCome: found.status === 'confirmed' && found.end > now,
    };
  }
}

/** Handed to someone else, or for another collectivité: the request opens it no more. */
const isStillHers = ({ addressId, territoryId }: AppointmentRead, request: RequestRead): boolean =>
  addressId === request.addressId && territoryId === request.territoryId;

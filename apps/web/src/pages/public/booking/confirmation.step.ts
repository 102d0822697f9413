import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, Links, modalityLabels } from '#appointments';
import { IdentityService } from '#identity';
import { type RequestRead, RequestsService } from '#intake';
import { dayAt, system } from '#kernel';
import { config } from '#platform';
import { bookedPage, receivedPage } from '#views';
import { momentOf } from '../moments.fr.js';
import { printed } from '../names.fr.js';
import type { BookingStep, Shown, Turn } from './turn.js';

/** The browser's own draft made it: nobody else is shown this page. */
const asPages = system('pages');

/** The version of the links at booking: a later one belongs to a successor, and is none of this browser's business. */
const asBooked = 1;

/** « Votre rendez-vous est pris », or the demand received. */
@Injectable()
export class ConfirmationStep implements BookingStep {
  readonly name = 'confirmation';

  constructor(
    private readonly appointments: AppointmentsService,
    private readonly requests: RequestsService,
    private readonly identity: IdentityService,
    private readonly links: Links,
  ) {}

  async show({ draft: { bookedId, requestId } }: Turn): Promise<Shown> {
    if (bookedId) return this.booked(await this.appointments.read(asPages, bookedId));
    return requestId ? received(await this.requests.request(asPages, requestId)) : { go: 'besoin' };
  }

  private async booked(appointment: AppointmentRead): Promise<Shown> {
    if (appointment.linkVersion !== asBooked) return { go: 'besoin' };
    const { reference, modality, typeTitle, territoryLabel, timeZone, requester, advisorId } = appointment;
    const { firstName, lastName, place, timeZone: theirs } = await this.identity.person(asPages, advisorId);
    const { manageUrl, calendarUrl } = this.links.of(appointment);
    return bookedPage({
      ...{ reference, typeTitle, manageUrl, calendarUrl },
      territory: printed(territoryLabel),
      when: momentOf(appointment, timeZone, theirs),
      how: modalityLabels[modality],
      advisor: `${firstName} ${lastName}, depuis ${place}`,
      email: requester.email,
      byPhone: modality === 'phone',
      desk: config().desk,
    });
  }
}

const received = ({ reference, territoryLabel, typeTitle, email, receivedAt, timeZone, preferred, place }: RequestRead): string =>
  receivedPage({
    ...{ reference, typeTitle, email, place },
    territory: printed(territoryLabel),
    receivedOn: dayAt(receivedAt, timeZone),
    wishes: preferred,
    desk: config().desk,
  });

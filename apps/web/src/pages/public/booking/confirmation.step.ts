import { Injectable } from '@nestjs/common';
import { AppointmentsService } from '#appointments';
import { PromisesService, type RequestRead, RequestsService } from '#intake';
import { dayAt } from '#kernel';
import { MailOutlook } from '#notifications';
import { config } from '#platform';
import { receivedPage } from '#views';
import { OwnProjects } from '../../cases/own-projects.js';
import { promiseWords } from '../../requests/moves.fr.js';
import type { Visit } from '../../visit.js';
import { asPages } from '../appointment/appointment.page.js';
import { startWords } from '../moments.fr.js';
import { printed } from '../names.fr.js';
import { BookedPage } from './booked.page.js';
import type { BookingStep, Shown, Turn } from './turn.js';

/** The version of the links at booking: a later one belongs to a successor, and is none of this browser's business. */
const asBooked = 1;

/** « Votre rendez-vous est pris », or the demand received. The browser's own draft made it: nobody else is shown this page. */
@Injectable()
export class ConfirmationStep implements BookingStep {
  readonly name = 'confirmation';

  constructor(
    private readonly appointments: AppointmentsService,
    private readonly requests: RequestsService,
    private readonly promises: PromisesService,
    private readonly outlook: MailOutlook,
    private readonly projects: OwnProjects,
    private readonly bookedPage: BookedPage,
  ) {}

  async show({ draft: { bookedId, requestId }, visit, forWhom }: Turn): Promise<Shown> {
    if (bookedId) return this.booked(bookedId, visit, forWhom);
    return requestId ? this.received(await this.requests.request(asPages, requestId), visit, forWhom) : { go: 'besoin' };
  }

  private async booked(id: string, visit: Visit, forWhom: string | null): Promise<Shown> {
    const appointment = await this.appointments.read(asPages, id);
    return appointment.linkVersion === asBooked ? this.bookedPage.markup(appointment, visit, forWhom) : { go: 'besoin' };
  }

  private async received(request: RequestRead, { by, now }: Visit, forWhom: string | null): Promise<string> {
    const { id: subjectId, addressId, timeZone, reference, territoryLabel, typeTitle, email, place } = request;
    const held = await this.outlook.heldUntil(asPages, { kind: 'request_received', subjectId, sequence: 0, addressId }, now);
    const promised = (await this.promises.of(by, [request], now)).get(subjectId);
    return receivedPage({
      ...{ reference, typeTitle, email, place, forWhom, mailLater: held && startWords(held, timeZone) },
      territory: printed(territoryLabel),
      receivedOn: dayAt(request.receivedAt, timeZone),
      promised: promiseWords(request, promised),
      wishes: request.preferred,
      projects: await this.projects.of(by, request.territoryId, now),
      desk: config().desk,
    });
  }
}

import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, Links, modalityLabels } from '#appointments';
import { IdentityService, readBySeveral } from '#identity';
import { type RequestRead, RequestsService } from '#intake';
import { type Actor, dayAt, system } from '#kernel';
import { MailOutlook } from '#notifications';
import { config } from '#platform';
import { bookedPage, receivedPage } from '#views';
import type { Visit } from '../../visit.js';
import { AdaptationsPage } from '../appointment/adaptations.page.js';
import { momentOf, startWords } from '../moments.fr.js';
import { printed, receiverWords } from '../names.fr.js';
import type { BookingStep, Shown, Turn } from './turn.js';

/** The browser's own draft made it: nobody else is shown this page. */
const asPages = system('pages');

/** The version of the links at booking: a later one belongs to a successor, and is none of this browser's business. */
const asBooked = 1;

/** The page holds the very link that this one stands for. */
const holderOf = ({ id }: AppointmentRead): Actor => ({ kind: 'holder', purpose: 'manage', id });

/** « Votre rendez-vous est pris », or the demand received. */
@Injectable()
export class ConfirmationStep implements BookingStep {
  readonly name = 'confirmation';

  constructor(
    private readonly appointments: AppointmentsService,
    private readonly requests: RequestsService,
    private readonly identity: IdentityService,
    private readonly links: Links,
    private readonly outlook: MailOutlook,
    private readonly adaptations: AdaptationsPage,
  ) {}

  async show({ draft: { bookedId, requestId }, visit }: Turn): Promise<Shown> {
    const { now } = visit;
    if (bookedId) return this.booked(await this.appointments.read(asPages, bookedId), visit);
    return requestId ? this.received(await this.requests.request(asPages, requestId), now) : { go: 'besoin' };
  }

  private async received(request: RequestRead, now: Date): Promise<string> {
    const { id: subjectId, addressId, timeZone } = request;
    const held = await this.outlook.heldUntil(asPages, { kind: 'request_received', subjectId, sequence: 0, addressId }, now);
    return received(request, held && startWords(held, timeZone));
  }

  private async booked(appointment: AppointmentRead, { now, csrf }: Visit): Promise<Shown> {
    if (appointment.linkVersion !== asBooked) return { go: 'besoin' };
    const { reference, modality, typeTitle, territoryLabel, timeZone, requester, advisorId } = appointment;
    const advisor = await this.identity.person(asPages, advisorId);
    const { manageUrl, calendarUrl } = this.links.of(appointment);
    const mail = { kind: 'booked', subjectId: appointment.id, sequence: 0, addressId: appointment.addressId } as const;
    const held = await this.outlook.heldUntil(asPages, mail, now);
    return bookedPage({
      mailLater: held && startWords(held, timeZone),
      ...{ reference, typeTitle, manageUrl, calendarUrl },
      territory: printed(territoryLabel),
      when: momentOf(appointment, timeZone, advisor.timeZone),
      how: modalityLabels[modality],
      advisor: receiverWords(advisor),
      email: requester.email,
      isShared: readBySeveral(await this.identity.address(asPages, appointment.addressId)),
      ...{
        adaptations: await this.adaptations.boxes({ base: new URL(manageUrl).pathname, appointment, by: holderOf(appointment) }, now),
        csrf,
      },
      byPhone: modality === 'phone',
      desk: config().desk,
    });
  }
}

const received = (
  { reference, territoryLabel, typeTitle, email, receivedAt, timeZone, preferred, place }: RequestRead,
  mailLater: string | null,
): string =>
  receivedPage({
    ...{ reference, typeTitle, email, place, mailLater },
    territory: printed(territoryLabel),
    receivedOn: dayAt(receivedAt, timeZone),
    wishes: preferred,
    desk: config().desk,
  });

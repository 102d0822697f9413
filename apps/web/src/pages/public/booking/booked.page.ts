import { Injectable } from '@nestjs/common';
import { type AppointmentRead, Links, modalityLabels } from '#appointments';
import { IdentityService, readBySeveral } from '#identity';
import type { Actor } from '#kernel';
import { MailOutlook } from '#notifications';
import { config } from '#platform';
import { bookedPage } from '#views';
import { OwnProjects } from '../../cases/own-projects.js';
import type { Visit } from '../../visit.js';
import { asPages } from '../appointment/appointment.page.js';
import { TenMinutes } from '../appointment/ten-minutes.js';
import { momentOf, startWords } from '../moments.fr.js';
import { printed, receiverWords } from '../names.fr.js';

/** The page holds the very link that this one stands for. */
const holderOf = ({ id }: AppointmentRead): Actor => ({ kind: 'holder', purpose: 'manage', id });

/** « Votre rendez-vous est pris » */
@Injectable()
export class BookedPage {
  constructor(
    private readonly identity: IdentityService,
    private readonly links: Links,
    private readonly outlook: MailOutlook,
    private readonly tenMinutes: TenMinutes,
    private readonly projects: OwnProjects,
  ) {}

  async markup(appointment: AppointmentRead, { by, now, csrf }: Visit, forWhom: string | null): Promise<string> {
    const { reference, modality, typeTitle, territoryId, territoryLabel, timeZone, requester, advisorId } = appointment;
    const advisor = await this.identity.person(asPages, advisorId);
    const { manageUrl, calendarUrl } = this.links.of(appointment);
    const mail = { kind: 'booked', subjectId: appointment.id, sequence: 0, addressId: appointment.addressId } as const;
    const held = await this.outlook.heldUntil(asPages, mail, now);
    return bookedPage({
      mailLater: held && startWords(held, timeZone),
      ...{ reference, typeTitle, manageUrl, calendarUrl, forWhom },
      territory: printed(territoryLabel),
      when: momentOf(appointment, timeZone, advisor.timeZone),
      how: modalityLabels[modality],
      advisor: receiverWords(advisor),
      email: requester.email ?? '',
      isShared: readBySeveral(await this.identity.address(asPages, appointment.addressId)),
      projects: await this.projects.of(by, territoryId, now),
      ...(await this.tenMinutes.of({ base: new URL(manageUrl).pathname, appointment, by: holderOf(appointment) }, now)),
      csrf,
      byPhone: modality === 'phone',
      desk: config().desk,
    });
  }
}

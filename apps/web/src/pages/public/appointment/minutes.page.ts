import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { WriteUpsService } from '#intake';
import { config } from '#platform';
import { minutesPage } from '#views';
import { minutesWords } from '../../minutes.fr.js';
import { printed, receiverWords } from '../names.fr.js';
import { AppointmentPage, asPages, type Opened } from './appointment.page.js';

/** The minutes of an appointment, as the side that asked for it reads them: by its link, or signed in. */
@Injectable()
export class MinutesPage {
  constructor(
    private readonly page: AppointmentPage,
    private readonly writeUps: WriteUpsService,
    private readonly identity: IdentityService,
  ) {}

  async markup({ base, appointment, by, around }: Opened, now: Date): Promise<string> {
    const sent = await this.writeUps.sent(by, appointment, now);
    const advisor = await this.identity.person(asPages, appointment.advisorId);
    return minutesPage({
      ...{ base, around: { ...around, trail: [...around.trail, { text: 'Votre rendez-vous', href: base }] }, desk: config().desk },
      when: await this.page.when(appointment),
      facts: [
        { name: 'Collectivité', value: printed(appointment.territoryLabel) },
        { name: 'Sujet', value: appointment.typeTitle },
        { name: 'Avec', value: receiverWords(advisor) },
        { name: 'Référence', value: appointment.reference },
      ],
      minutes: sent && minutesWords(sent, sent.actions),
    });
  }
}

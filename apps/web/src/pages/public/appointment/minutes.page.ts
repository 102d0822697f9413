import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Behind, CorrectingMinutes, WriteUpsService } from '#intake';
import { config } from '#platform';
import { type Fault, minutesPage } from '#views';
import { refusedCorrection } from '../../correction.fr.js';
import { type Fields, textOf } from '../../form.js';
import { correctionWords, minutesWords } from '../../minutes.fr.js';
import type { Visit } from '../../visit.js';
import { printed, receiverWords } from '../names.fr.js';
import { AppointmentPage, asPages, type Opened } from './appointment.page.js';
import { DoneMarks } from './done-marks.js';

interface Shown {
  readonly query?: Fields;
  readonly typed?: string;
  readonly faults?: readonly Fault[];
}

/** Where to go, or the page that says what is wrong. */
type Answer = { readonly go: string } | { readonly markup: string; readonly status: number };

/** The minutes of an appointment, as the side that asked for it reads them: by its link, or signed in. */
@Injectable()
export class MinutesPage {
  constructor(
    private readonly page: AppointmentPage,
    private readonly writeUps: WriteUpsService,
    private readonly correcting: CorrectingMinutes,
    private readonly identity: IdentityService,
    private readonly marks: DoneMarks,
  ) {}

  async markup(opened: Opened, visit: Visit, { query = {}, typed = '', faults = [] }: Shown = {}): Promise<string> {
    const { base, appointment, by, around } = opened;
    const sent = await this.writeUps.sent(by, appointment, visit.now);
    const advisor = await this.identity.person(asPages, appointment.advisorId);
    const askedBy = sent?.askedBy ?? null;
    return minutesPage({
      ...{ base, around: { ...around, trail: [...around.trail, { text: 'Votre rendez-vous', href: base }] }, desk: config().desk },
      ...{ csrf: visit.csrf, faults, when: await this.page.when(appointment) },
      facts: [
        { name: 'Collectivité', value: printed(appointment.territoryLabel) },
        { name: 'Sujet', value: appointment.typeTitle },
        { name: 'Avec', value: receiverWords(advisor) },
        { name: 'Référence', value: appointment.reference },
      ],
      minutes: sent && minutesWords(sent, sent, appointment.timeZone),
      // what could not be taken stays in its field
      asking: askedBy || typed ? { until: askedBy ? correctionWords.until(askedBy) : '', typed } : null,
      isAsked: this.marks.read(visit.key, pathOf(opened), query) === 'correction',
    });
  }

  /** « Ce n’est pas exact »; what was typed is kept where it cannot be taken. */
  async ask(opened: Opened, form: Fields, visit: Visit, behind: Behind): Promise<Answer> {
    const typed = textOf(form, 'correction');
    try {
      await this.correcting.ask(opened.by, opened.appointment, { wish: typed, behind }, visit.now);
      return { go: this.marks.address(visit.key, pathOf(opened), 'correction') };
    } catch (refusal) {
      const { faults, status } = refusedCorrection(refusal, () => 'correction');
      return { markup: await this.markup(opened, visit, { typed, faults }), status };
    }
  }
}

const pathOf = ({ base }: Opened): string => `${base}/compte-rendu`;

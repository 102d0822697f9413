import { Injectable } from '@nestjs/common';
import { AgendaService } from '#agenda';
import { AppointmentRegister } from '#appointments';
import { PeopleService } from '#identity';
import type { Actor } from '#kernel';
import { config } from '#platform';
import type { Step } from '#views';
import { asPages } from '../public/appointment/appointment.page.js';
import { stepsFrom } from './first-steps.fr.js';

/** « Premiers pas »: what is missing before opening, from what there is. */
@Injectable()
export class FirstSteps {
  constructor(
    private readonly people: PeopleService,
    private readonly agenda: AgendaService,
    private readonly register: AppointmentRegister,
  ) {}

  async of(by: Actor, now: Date): Promise<Step[]> {
    return stepsFrom({
      desk: config().desk,
      advisors: await this.people.count(by, { role: 'advisor' }, now),
      open: await this.agenda.countOpen(asPages, now),
      isTried: (await this.register.list(by, {}, { limit: 1 })).items.length > 0,
    });
  }
}

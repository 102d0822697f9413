import { Injectable } from '@nestjs/common';
import { isAwayDuring, WorkingHoursService } from '#agenda';
import { AppointmentLists, type AppointmentRead } from '#appointments';
import { IdentityService, type PersonRead } from '#identity';
import { type WorkingHoursDone, workingHoursPage } from '#views';
import { cardForCell, fullName, waysToChange } from '../appointment-cards.fr.js';
import { type Fields, oneOf } from '../form.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { absenceCard, openingCard, workingHoursWords } from './working-hours.fr.js';

const everyDone: readonly WorkingHoursDone[] = ['plages', 'plage-retiree', 'absence', 'absence-retiree', 'lieu'];

/** When one advisor works: for herself, and for coordination. */
@Injectable()
export class WorkingHoursPage {
  constructor(
    private readonly workingHours: WorkingHoursService,
    private readonly identity: IdentityService,
    private readonly lists: AppointmentLists,
    private readonly marks: DoneMarks,
  ) {}

  base(id: string): string {
    return `/agenda/disponibilites/${id}`;
  }

  doneAt(id: string, { key }: SignedVisit, what: WorkingHoursDone): string {
    return this.marks.address(key, this.base(id), what);
  }

  async markup(id: string, visit: SignedVisit, query: Fields): Promise<string> {
    const { by, now, csrf, key } = visit;
    const openings = await this.workingHours.openings(by, id, now);
    const absences = await this.workingHours.absences(by, id, now);
    const person = await this.identity.person(asPages, id);
    const upcoming = absences.length > 0 ? await this.lists.ofAdvisor(asPages, id, { from: now, until: null }) : [];
    const during = upcoming.filter((one) => isAwayDuring(absences, one, person.timeZone));
    return workingHoursPage({
      ...{ base: this.base(id), csrf, around: around(visit), title: titleOf(person, visit) },
      done: oneOf(this.marks.read(key, this.base(id), query), everyDone),
      workplace: workingHoursWords.workplace(person.place, person.timeZone),
      openings: openings.map((opening) => openingCard(opening, person.timeZone)),
      absences: absences.map(absenceCard),
      booked: during.map((one) => bookedCard(one, visit)),
    });
  }

  /** Under its page, for the forms that change it. */
  async below(id: string, visit: SignedVisit) {
    const person = await this.identity.person(asPages, id);
    const { who, trail } = around(visit);
    return { person, around: { who, trail: [...trail, { text: titleOf(person, visit), href: this.base(id) }] } };
  }
}

const titleOf = (person: PersonRead, { by }: SignedVisit): string =>
  person.id === by.personId ? workingHoursWords.own : workingHoursWords.of(fullName(person));

function around(visit: SignedVisit) {
  const isDesk = visit.by.standing?.role === 'coordinator';
  const path = isDesk ? '/coordination/disponibilites' : '/agenda/disponibilites';
  return { who: signedInWords(visit, path), trail: isDesk ? [{ text: 'Disponibilités', href: path }] : [] };
}

function bookedCard(appointment: AppointmentRead, { signIn, now }: SignedVisit) {
  const card = cardForCell(appointment, signIn.timeZone, now);
  return { ...card, ways: waysToChange(card) };
}

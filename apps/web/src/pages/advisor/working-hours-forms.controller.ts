import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WorkingHoursService } from '#agenda';
import { PeopleService } from '#identity';
import { anonymous, clockOf } from '#kernel';
import { TerritoriesService } from '#territories';
import { absencePage, type Fault, openingPage, workplacePage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { absenceIn, communesMeant, openingsIn, typedIn } from './working-hours.form.js';
import { dayBoxes, fieldsOfAbsence, fieldsOfOpening, kindBoxes, workingHoursWords } from './working-hours.fr.js';
import { WorkingHoursPage } from './working-hours.page.js';

const office: Fields = {
  ...{ 'jour-1': 'oui', 'jour-2': 'oui', 'jour-3': 'oui', 'jour-4': 'oui', 'jour-5': 'oui' },
  ...{ de: '09:00', a: '12:30', 'maniere-visio': 'oui', 'maniere-phone': 'oui' },
};

const mostFound = 5;

const fieldIn =
  (fields: Readonly<Record<string, string>>) =>
  (pointer: string): string =>
    fields[pointer.slice(1)] ?? pointer.slice(1);

/** Opening hours, being away, working elsewhere: a page each. */
@Controller('agenda/disponibilites/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class WorkingHoursFormController {
  constructor(
    private readonly page: WorkingHoursPage,
    private readonly workingHours: WorkingHoursService,
    private readonly people: PeopleService,
    private readonly territories: TerritoriesService,
  ) {}

  @Get('plage')
  @Header('Cache-Control', 'no-store')
  async askOpenings(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.openings(id, visit, office));
  }

  @Post('plage')
  async open(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const faults = await faultsIn(() => this.workingHours.open(visit.by, id, openingsIn(form), visit.now), fieldIn(fieldsOfOpening));
    if (faults.length > 0) html(reply, await this.openings(id, visit, form, faults), 400);
    else seeOther(reply, this.page.doneAt(id, visit, 'plages'));
  }

  @Get('absence')
  @Header('Cache-Control', 'no-store')
  async askAbsence(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.absence(id, visit, {}));
  }

  @Post('absence')
  async declare(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const faults = await faultsIn(() => this.workingHours.declare(visit.by, id, absenceIn(form), visit.now), fieldIn(fieldsOfAbsence));
    if (faults.length > 0) html(reply, await this.absence(id, visit, form, faults), 400);
    else seeOther(reply, this.page.doneAt(id, visit, 'absence'));
  }

  @Get('lieu')
  @Header('Cache-Control', 'no-store')
  async askWorkplace(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.workplace(id, visit, {}));
  }

  @Post('lieu')
  async settle(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const typed = textOf(form, 'lieu');
    const found = typed.length < 2 ? [] : await this.territories.search(anonymous, { q: typed, kind: 'commune', limit: mostFound });
    const [place, ...others] = communesMeant(typed, found);
    await this.workingHours.openings(visit.by, id, visit.now);
    if (!place || others.length > 0) {
      const sentence = place ? workingHoursWords.severalPlaces([place, ...others]) : workingHoursWords.unknownPlace;
      return html(reply, await this.workplace(id, visit, form, [{ field: 'lieu', sentence }]), 400);
    }
    await this.people.settle(visit.by, id, place, visit.now);
    seeOther(reply, this.page.doneAt(id, visit, 'lieu'));
  }

  private async openings(id: string, visit: SignedVisit, form: Fields, faults: Fault[] = []): Promise<string> {
    const { person, ...shown } = await this.shown(id, visit, form, faults);
    const { weekdays, modalities } = openingsIn(form);
    return openingPage({ ...shown, days: dayBoxes(weekdays), kinds: kindBoxes(modalities), clock: clockOf(person.timeZone) });
  }

  private async absence(id: string, visit: SignedVisit, form: Fields, faults: Fault[] = []): Promise<string> {
    return absencePage(await this.shown(id, visit, form, faults));
  }

  private async workplace(id: string, visit: SignedVisit, form: Fields, faults: Fault[] = []): Promise<string> {
    return workplacePage(await this.shown(id, visit, form, faults));
  }

  /** Reading it first: of whom she may not know, there is no form either. */
  private async shown(id: string, visit: SignedVisit, form: Fields, faults: Fault[]) {
    await this.workingHours.openings(visit.by, id, visit.now);
    const { person, around } = await this.page.below(id, visit);
    return { person, around, faults, base: this.page.base(id), csrf: visit.csrf, typed: typedIn(form) };
  }
}

import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentChanged, AppointmentsService, ColleagueTaken, StandInsService } from '#appointments';
import { IdentityService } from '#identity';
import { type Fault, standInPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, textOf } from '../form.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { seenIn } from '../public/appointment/version.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellAppointmentPage, canArrange, type OpenedInCell } from './appointment.page.js';

interface Shown {
  readonly faults?: Fault[];
  readonly refused?: 'changed' | 'taken';
}

/** « Confier à une autre personne »: a colleague who is free at that very hour. */
@Controller('agenda/rendez-vous/:id/relais')
@Access({ roles: ['advisor', 'coordinator'] })
export class StandInController {
  constructor(
    private readonly cell: CellAppointmentPage,
    private readonly standIns: StandInsService,
    private readonly appointments: AppointmentsService,
    private readonly identity: IdentityService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.cell.toChange(id, visit);
    if (!canArrange(opened, visit.now)) return seeOther(reply, opened.base);
    html(reply, await this.markup(opened, visit));
  }

  @Post()
  async handOver(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.cell.open(id, visit);
    const advisorId = textOf(form, 'personne');
    const shown = advisorId ? await this.refused(opened, { advisorId, seen: seenIn(form) }, visit) : unchosen;
    if (!shown) return seeOther(reply, this.cell.doneAt(opened, visit, 'relais'));
    const appointment = await this.appointments.read(visit.by, id);
    html(reply, await this.markup({ ...opened, appointment }, visit, shown), shown.faults ? 400 : 409);
  }

  /** Null when it is handed over. */
  private async refused(
    { appointment }: OpenedInCell,
    to: { advisorId: string; seen: number | undefined },
    { by, now }: SignedVisit,
  ): Promise<Shown | null> {
    try {
      await this.standIns.handTo(by, appointment.id, to, now);
      return null;
    } catch (refusal) {
      if (refusal instanceof AppointmentChanged) return { refused: 'changed' };
      if (refusal instanceof ColleagueTaken) return { refused: 'taken' };
      throw refusal;
    }
  }

  private async markup({ base, around, appointment }: OpenedInCell, visit: SignedVisit, shown: Shown = {}): Promise<string> {
    const { requester, territoryLabel, sequence: version } = appointment;
    return standInPage({
      ...{ base, around, version, csrf: visit.csrf, faults: shown.faults ?? [], refused: shown.refused ?? null },
      when: momentOf(appointment, visit.signIn.timeZone, appointment.timeZone),
      isCalled: requester.email === null,
      requester: `${fullName(requester)}, ${printed(territoryLabel)}`,
      colleagues: await this.colleagues(appointment.id, visit),
    });
  }

  private async colleagues(id: string, { by, now }: SignedVisit) {
    const free = await this.standIns.free(by, id, now);
    const people = new Map((await this.identity.persons(asPages, free)).map((person) => [person.id, person]));
    return free.flatMap((each) => {
      const person = people.get(each);
      return person ? [{ value: each, label: fullName(person), hint: person.place }] : [];
    });
  }
}

const unchosen: Shown = { faults: [{ field: 'personne', sentence: 'Choisissez une personne.' }] };

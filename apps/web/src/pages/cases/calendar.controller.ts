import { Controller, Get, Header, Injectable, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseAppointmentsService, CasesService } from '#cases';
import { calendarPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CaseAgenda } from './case-agenda.js';
import { appointmentCard, calendarTitle, toComeWords } from './case-appointments.fr.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';

/** The appointments of a case: those to come, then those that are over, page by page. */
@Injectable()
abstract class CalendarController {
  protected abstract readonly side: Side;

  constructor(
    private readonly cases: CasesService,
    private readonly appointments: CaseAppointmentsService,
    private readonly agenda: CaseAgenda,
    private readonly tabs: CaseTabPages,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now } = visit;
    const path = `${this.side.base}/${id}`;
    const one = await this.cases.one(by, id, now);
    const writes = await this.cases.writes(by, id);
    const { items, next } = await this.appointments.over(by, one, { after: placeOf(query).after, limit: perPage }, now);
    const agenda = await this.agenda.meetings(visit, one);
    const around = await this.tabs.around(visit, this.side, one, { here: 'calendrier', writes, meetings: agenda.meetings });
    const seen = { ...{ path, writes, visit }, reader: this.side.reader };
    html(
      reply,
      calendarPage({
        ...{ ...around, title: calendarTitle },
        ahead: toComeWords(agenda, seen),
        past: items.map((meeting) => appointmentCard(meeting, seen)),
        pages: pageLinks(`${path}/calendrier`, {}, query, next),
      }),
    );
  }
}

@Controller('dossiers/:id/calendrier')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellCalendarController extends CalendarController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/calendrier')
@Access({ roles: ['member', 'lead'] })
export class OwnCalendarController extends CalendarController {
  protected readonly side = ownSide;
}

import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService } from '#appointments';
import { Forbidden } from '#kernel';
import { cellCancelPage, type Fault } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, faultsOf, textOf, tooLong } from '../form.js';
import { AppointmentPage, type Opened } from '../public/appointment/appointment.page.js';
import { MovePage } from '../public/appointment/move.page.js';
import { changedMeanwhile, seenIn } from '../public/appointment/version.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellAppointmentPage } from './appointment.page.js';

const most = 2000;

/** Moving and cancelling one appointment: her own, or any for coordination. */
@Controller('agenda/rendez-vous/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellChangesController {
  constructor(
    private readonly cell: CellAppointmentPage,
    private readonly page: AppointmentPage,
    private readonly moving: MovePage,
    private readonly appointments: AppointmentsService,
  ) {}

  @Get('deplacement')
  @Header('Cache-Control', 'no-store')
  async askMove(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.moving.show(await this.cell.toChange(id, visit), query, visit, reply);
  }

  @Post('deplacement')
  async move(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.moving.move(await this.cell.toChange(id, visit), form, visit, reply);
  }

  @Get('annulation')
  @Header('Cache-Control', 'no-store')
  async askCancel(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.cell.toChange(id, visit);
    if (this.page.isCancellable(opened, visit.now)) html(reply, cancelling(opened, visit));
    else seeOther(reply, opened.base);
  }

  @Post('annulation')
  async cancel(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.cell.toChange(id, visit);
    if (!opened.may.cancel) throw new Forbidden();
    const { by, now } = visit;
    const reason = textOf(form, 'raison');
    const faults = faultsOf([
      [reason === '', 'raison', 'Dites en une phrase pourquoi le rendez-vous est annulé.'],
      [reason.length > most, 'raison', tooLong(most)],
    ]);
    if (faults.length > 0) return html(reply, cancelling(opened, visit, { reason, faults }), 400);
    const cancel = () => this.appointments.cancel(by, opened.appointment.id, { reason, seen: seenIn(form) }, now);
    const changed = await changedMeanwhile(cancel, () => this.appointments.read(by, opened.appointment.id));
    if (changed) return html(reply, cancelling({ ...opened, appointment: changed }, visit, { reason, hasChanged: true }), 409);
    seeOther(reply, this.cell.doneAt(opened, visit, 'annule'));
  }
}

interface Shown {
  readonly reason?: string;
  readonly faults?: Fault[];
  readonly hasChanged?: boolean;
}

function cancelling({ base, around, appointment }: Opened, { signIn, csrf }: SignedVisit, shown: Shown = {}): string {
  const { requester, territoryLabel, sequence: version } = appointment;
  return cellCancelPage({
    ...{ base, around, csrf, version, reason: '', faults: [], hasChanged: false },
    ...shown,
    when: momentOf(appointment, signIn.timeZone, appointment.timeZone),
    isCalled: requester.email === null,
    requester: `${fullName(requester)}, ${printed(territoryLabel)}`,
  });
}

import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService, RoomsService } from '#appointments';
import { VouchingService } from '#identity';
import { Forbidden, InvalidInput } from '#kernel';
import { cellCancelPage, type Fault } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, faultsOf, textOf, tooLong } from '../form.js';
import { CellReading } from '../privacy/cell-reading.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellAppointmentPage, type OpenedInCell } from './appointment.page.js';

const most = 2000;

/** One appointment, for its advisor, her colleagues and coordination. */
@Controller('agenda/rendez-vous/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellAppointmentController {
  constructor(
    private readonly page: CellAppointmentPage,
    private readonly appointments: AppointmentsService,
    private readonly rooms: RoomsService,
    private readonly vouching: VouchingService,
    private readonly reading: CellReading,
  ) {}

  @Get()
  @Access({ roles: ['advisor', 'coordinator', 'auditor'] })
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, (await this.reading.ask(id, visit, query)) ?? (await this.page.markup(await this.page.open(id, visit), visit, { query })));
  }

  @Post('lien')
  async room(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(id, visit);
    const typed = textOf(form, 'lien');
    try {
      await this.rooms.setRoom(visit.by, opened.appointment.id, typed, visit.now);
      seeOther(reply, this.page.doneAt(opened, visit, 'lien'));
    } catch (refusal) {
      if (!(refusal instanceof InvalidInput)) throw refusal;
      const faults = refusal.errors.map(({ detail }) => ({ field: 'lien', sentence: detail }));
      html(reply, await this.page.markup(opened, visit, { typed, faults }), 400);
    }
  }

  @Get('annulation')
  @Header('Cache-Control', 'no-store')
  async askCancel(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(id, visit);
    const may = await this.appointments.rights(visit.by, opened.appointment.id);
    if (!may.cancel || !this.appointments.canCancel(opened.appointment, visit.now)) seeOther(reply, opened.base);
    else html(reply, cancelling(opened, visit));
  }

  @Post('annulation')
  async cancel(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(id, visit);
    if (!(await this.appointments.rights(visit.by, opened.appointment.id)).cancel) throw new Forbidden();
    const reason = textOf(form, 'raison');
    const faults = faultsOf([
      [reason === '', 'raison', 'Dites en une phrase pourquoi le rendez-vous est annulé.'],
      [reason.length > most, 'raison', tooLong(most)],
    ]);
    if (faults.length > 0) return html(reply, cancelling(opened, visit, reason, faults), 400);
    await this.appointments.cancel(visit.by, opened.appointment.id, reason, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'annule'));
  }

  /** « Je l'ai eue au téléphone au numéro public de la mairie » */
  @Post('garant')
  async vouch(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(id, visit);
    const { territoryId, addressId, requester } = opened.appointment;
    const { firstName, lastName } = requester;
    await this.vouching.vouch(visit.by, { territoryId, who: { addressId, firstName, lastName } }, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'garant'));
  }

  @Post('garant/fin')
  async unvouch(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(id, visit);
    const known = await this.vouching.standing(visit.by, opened.appointment, visit.now);
    if (known) await this.vouching.unvouch(visit.by, known.membershipId, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'garant-fin'));
  }
}

function cancelling({ base, around, appointment }: OpenedInCell, visit: SignedVisit, reason = '', faults: Fault[] = []): string {
  const { requester, territoryLabel } = appointment;
  const when = momentOf(appointment, visit.signIn.timeZone, appointment.timeZone);
  const who = `${fullName(requester)}, ${printed(territoryLabel)}`;
  return cellCancelPage({ base, around, when, reason, faults, csrf: visit.csrf, requester: who });
}

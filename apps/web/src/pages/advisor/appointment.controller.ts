import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RoomsService } from '#appointments';
import { VouchingService } from '#identity';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { CellReading } from '../privacy/cell-reading.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellAppointmentPage } from './appointment.page.js';

/** One appointment, for its advisor, her colleagues and coordination. */
@Controller('agenda/rendez-vous/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellAppointmentController {
  constructor(
    private readonly page: CellAppointmentPage,
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
    const faults = await faultsIn(
      () => this.rooms.setRoom(visit.by, opened.appointment.id, typed, visit.now),
      () => 'lien',
    );
    if (faults.length > 0) html(reply, await this.page.markup(opened, visit, { typed, faults }), 400);
    else seeOther(reply, this.page.doneAt(opened, visit, 'lien'));
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

import { Body, Controller, Get, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService } from '#appointments';
import { cancelPage, type Fault } from '#views';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import { type Fields, textOf, tooLong } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { AppointmentPage, type Opened, pathOf } from './appointment.page.js';
import { TokenPage } from './token-page.js';

const most = 2000;

/** « Annuler le rendez-vous », on a page of its own that says what will happen. */
@Controller('rendez-vous/:token/annulation')
@TokenPage()
export class CancelController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly appointments: AppointmentsService,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    if (!this.appointments.canCancel(opened.appointment, visit.now)) return seeOther(reply, pathOf(token));
    html(reply, await this.markup(opened, visit));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async cancel(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    const reason = textOf(form, 'raison');
    const faults = [{ field: 'raison', sentence: tooLong(most) }];
    if (reason.length > most) return html(reply, await this.markup(opened, visit, reason, faults), 400);
    await this.appointments.cancel(opened.by, opened.appointment.id, reason || null, visit.now);
    seeOther(reply, this.page.doneAt(token, visit, 'annule'));
  }

  private async markup({ token, appointment }: Opened, { csrf, now }: Visit, reason = '', faults: Fault[] = []): Promise<string> {
    const canMove = this.appointments.canMove(appointment, now);
    return cancelPage({ base: pathOf(token), csrf, faults, when: await this.page.when(appointment), reason, canMove });
  }
}

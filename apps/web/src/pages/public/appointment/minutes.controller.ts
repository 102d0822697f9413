import { Controller, Get, Param, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { html } from '../../../edge/reply.js';
import { type Visit, Visitor } from '../../visit.js';
import { AppointmentPage } from './appointment.page.js';
import { MinutesPage } from './minutes.page.js';
import { TokenPage } from './token-page.js';
import { WhoReads } from './who-reads.js';

/** By the appointment's link. */
@Controller('rendez-vous/:token/compte-rendu')
@TokenPage()
@UseInterceptors(WhoReads)
export class MinutesController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly minutes: MinutesPage,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.minutes.markup(await this.page.open(token, visit.now), visit.now));
  }
}

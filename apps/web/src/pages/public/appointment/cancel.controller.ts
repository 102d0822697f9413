import { Body, Controller, Get, Param, Post, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CostlyWrite } from '../../../edge/throttle.js';
import type { Fields } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { AppointmentPage } from './appointment.page.js';
import { CancelPage } from './cancel.page.js';
import { TokenPage } from './token-page.js';
import { WhoReads } from './who-reads.js';

/** By the appointment's link. */
@Controller('rendez-vous/:token/annulation')
@TokenPage()
@UseInterceptors(WhoReads)
export class CancelController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly cancelling: CancelPage,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.cancelling.show(await this.page.open(token, visit.now), visit, reply);
  }

  @Post()
  @UseGuards(CostlyWrite)
  async cancel(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.cancelling.cancel(await this.page.open(token, visit.now), form, visit, reply);
  }
}

import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import type { Fields } from '../../form.js';
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
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.minutes.markup(await this.page.open(token, visit.now), visit, { query }));
  }

  /** « Ce compte rendu n’est pas exact » */
  @Post('correction')
  @UseGuards(CostlyWrite)
  async ask(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const behind = { token, browser: visit.key };
    const answer = await this.minutes.ask(await this.page.open(token, visit.now), form, visit, behind);
    if ('go' in answer) seeOther(reply, answer.go);
    else html(reply, answer.markup, answer.status);
  }
}

import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import type { Fields } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { AgainPage } from './again.page.js';
import { AppointmentPage } from './appointment.page.js';
import { TokenPage } from './token-page.js';
import { WhoReads } from './who-reads.js';

/** Another one after a missed appointment: from the letter, by its link. Looking books nothing. */
@Controller('rendez-vous/:token/nouveau')
@TokenPage()
@UseInterceptors(WhoReads)
export class AgainController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly again: AgainPage,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    if (opened.appointment.status === 'missed') html(reply, await this.again.markup(opened, query, visit));
    else seeOther(reply, opened.base);
  }

  @Post()
  @UseGuards(CostlyWrite)
  async take(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.again.take(await this.page.open(token, visit.now), form, visit);
    if ('go' in answer) seeOther(reply, answer.go);
    else html(reply, answer.markup, answer.status);
  }
}

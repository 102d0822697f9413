import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IntakeService } from '#intake';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import type { Fields } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { AdaptationsPage } from './adaptations.page.js';
import { AppointmentPage } from './appointment.page.js';
import { SameDay } from './same-day.js';
import { TokenPage } from './token-page.js';
import { WhoReads } from './who-reads.js';

/** The page of one appointment, with what helps on the day. */
@Controller('rendez-vous/:token')
@TokenPage()
@UseInterceptors(WhoReads)
export class AppointmentController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly intake: IntakeService,
    private readonly adaptations: AdaptationsPage,
    private readonly sameDay: SameDay,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.manage(await this.page.open(token, visit.now), visit, query));
  }

  /** « C'est bien moi » */
  @Post('preuve')
  async prove(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    await this.intake.prove(opened.by, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'preuve'));
  }

  /** « Vos besoins pour participer » */
  @Post('amenagements')
  async adapt(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    await this.adaptations.say(opened, form, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'amenagements'));
  }

  /** « J'aurai dix minutes de retard » */
  @Post('retard')
  @UseGuards(CostlyWrite)
  async late(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sameDay.late(await this.page.open(token, visit.now), visit, reply);
  }

  /** « Rappelez-moi » */
  @Post('rappel')
  @UseGuards(CostlyWrite)
  async callBack(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.sameDay.callBack(await this.page.open(token, visit.now), visit, reply);
  }
}

import { Body, Controller, Get, Header, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { publishedCalendar } from '#notifications';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import type { Fields } from '../form.js';
import { AppointmentPage } from '../public/appointment/appointment.page.js';
import { CancelPage } from '../public/appointment/cancel.page.js';
import { MinutesPage } from '../public/appointment/minutes.page.js';
import { MovePage } from '../public/appointment/move.page.js';
import { SameDay } from '../public/appointment/same-day.js';
import { Signed, type SignedVisit } from '../signed.js';

/** One appointment of her own, or of her collectivité: the page that its link opens, with what she may do. */
@Controller('espace/rendez-vous/:id')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnAppointmentController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly moving: MovePage,
    private readonly cancelling: CancelPage,
    private readonly sameDay: SameDay,
    private readonly written: MinutesPage,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.manage(await this.page.own(id, visit), visit, query));
  }

  @Get('compte-rendu')
  @Header('Cache-Control', 'no-store')
  async minutes(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.written.markup(await this.page.own(id, visit), visit, { query }));
  }

  /** « Ce compte rendu n’est pas exact » */
  @Post('compte-rendu/correction')
  @UseGuards(CostlyWrite)
  async correction(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.written.ask(await this.page.own(id, visit), form, visit, null);
    if ('go' in answer) seeOther(reply, answer.go);
    else html(reply, answer.markup, answer.status);
  }

  /** « Ajouter à mon agenda »: the file names no link of the requester's. */
  @Get('agenda.ics')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/calendar; charset=utf-8; method=PUBLISH')
  @Header('Content-Disposition', 'attachment; filename="rendez-vous.ics"')
  async calendar(@Param('id') id: string, @Signed() visit: SignedVisit): Promise<string> {
    return publishedCalendar((await this.page.own(id, visit)).appointment);
  }

  /** « J'aurai dix minutes de retard » */
  @Post('retard')
  @UseGuards(CostlyWrite)
  async late(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.sameDay.late(await this.page.own(id, visit), visit, reply);
  }

  /** « Rappelez-moi » */
  @Post('rappel')
  @UseGuards(CostlyWrite)
  async callBack(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.sameDay.callBack(await this.page.own(id, visit), visit, reply);
  }

  @Get('deplacement')
  @Header('Cache-Control', 'no-store')
  async askMove(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.moving.show(await this.page.own(id, visit), query, visit, reply);
  }

  @Post('deplacement')
  async move(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.moving.move(await this.page.own(id, visit), form, visit, reply);
  }

  @Get('annulation')
  @Header('Cache-Control', 'no-store')
  async askCancel(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.cancelling.show(await this.page.own(id, visit), visit, reply);
  }

  @Post('annulation')
  async cancel(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.cancelling.cancel(await this.page.own(id, visit), form, visit, reply);
  }
}

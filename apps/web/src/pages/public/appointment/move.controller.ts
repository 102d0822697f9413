import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CostlyWrite } from '../../../edge/throttle.js';
import type { Fields } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { AppointmentPage } from './appointment.page.js';
import { MovePage } from './move.page.js';
import { TokenPage } from './token-page.js';
import { WhoReads } from './who-reads.js';

/** By the appointment's link. */
@Controller('rendez-vous/:token/deplacement')
@TokenPage()
@UseInterceptors(WhoReads)
export class MoveController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly moving: MovePage,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.moving.show(await this.page.open(token, visit.now), query, visit, reply);
  }

  @Post()
  @UseGuards(CostlyWrite)
  async move(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.moving.move(await this.page.open(token, visit.now), form, visit, reply);
  }
}

import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WorkingHoursService } from '#agenda';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, textOf } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { WorkingHoursPage } from './working-hours.page.js';

/** « Mes disponibilités », and those of each advisor for coordination. */
@Controller('agenda/disponibilites')
@Access({ roles: ['advisor', 'coordinator'] })
export class WorkingHoursController {
  constructor(
    private readonly page: WorkingHoursPage,
    private readonly workingHours: WorkingHoursService,
  ) {}

  @Get()
  @Access({ roles: ['advisor'] })
  @Header('Cache-Control', 'no-store')
  async own(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.markup(visit.by.personId, visit, query));
  }

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.markup(id, visit, query));
  }

  @Post(':id/plage/retrait')
  async close(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.workingHours.close(visit.by, id, textOf(query, 'plage'), visit.now);
    seeOther(reply, this.page.doneAt(id, visit, 'plage-retiree'));
  }

  @Post(':id/absence/retrait')
  async lift(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.workingHours.lift(visit.by, id, { from: textOf(query, 'du'), to: textOf(query, 'au') }, visit.now);
    seeOther(reply, this.page.doneAt(id, visit, 'absence-retiree'));
  }
}

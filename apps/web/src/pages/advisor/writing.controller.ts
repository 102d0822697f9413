import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { CellReading } from '../privacy/cell-reading.js';
import { Signed, type SignedVisit } from '../signed.js';
import { WritingPage } from './writing.page.js';

/** The minutes of one appointment: its advisor writes, coordination and colleagues read, and an auditor who says why. */
@Controller('agenda/rendez-vous/:id/compte-rendu')
@Access({ roles: ['advisor', 'coordinator'] })
export class WritingController {
  constructor(
    private readonly page: WritingPage,
    private readonly reading: CellReading,
  ) {}

  @Get()
  @Access({ roles: ['advisor', 'coordinator', 'auditor'] })
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, (await this.reading.ask(id, visit, query)) ?? (await this.page.show(id, query, visit)));
  }

  @Post()
  async write(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.page.write(id, form, visit);
    if ('go' in answer) seeOther(reply, answer.go);
    else html(reply, answer.markup, answer.status);
  }

  /** What came of a correction that was asked for, or of one that she saw herself. */
  @Post('correction')
  async rectify(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.page.rectify(id, form, visit);
    if ('go' in answer) seeOther(reply, answer.go);
    else html(reply, answer.markup, answer.status);
  }
}

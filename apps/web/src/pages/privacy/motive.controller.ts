import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellReading } from './cell-reading.js';

/** An auditor says why she reads an appointment: its requester sees it. */
@Controller('agenda/rendez-vous/:id/consultation')
@Access({ roles: ['auditor'] })
export class MotiveController {
  constructor(private readonly reading: CellReading) {}

  @Post()
  async say(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const motive = textOf(form, 'motif');
    try {
      seeOther(reply, await this.reading.because(id, motive, visit));
    } catch (refusal) {
      const faults = faultsFrom(refusal, () => 'motif');
      html(reply, await this.reading.motive(id, visit, motive, faults), 400);
    }
  }
}

import { Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUuid, NotFound } from '#kernel';
import { CallsToMake } from '#notifications';
import { Access } from '../../edge/access.js';
import { seeOther } from '../../edge/reply.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';

/** « C'est dit »: what no mail could tell was said by telephone. */
@Controller('agenda/appels')
@Access({ roles: ['advisor'] })
export class CallsController {
  constructor(
    private readonly calls: CallsToMake,
    private readonly marks: DoneMarks,
  ) {}

  @Post(':id')
  async tickOff(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.calls.tickOff(visit.by, id, visit.now);
    seeOther(reply, this.marks.address(visit.key, '/agenda', 'appele'));
  }
}

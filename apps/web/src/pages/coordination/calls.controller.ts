import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUuid, NotFound } from '#kernel';
import { CallsToMake } from '#notifications';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { callCard, callWords } from '../advisor/calls.fr.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { callCounts, deskTitles, nothing } from './desk.fr.js';

const path = '/coordination/appels';

/** Whom no mail reaches and nobody in particular calls: requests that are nobody's yet, and cases whose referent has left. */
@Controller('coordination/appels')
@Access({ resource: 'message', action: 'update' })
export class DeskCallsController {
  constructor(
    private readonly calls: CallsToMake,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const calls = await this.calls.ofDesk(visit.by, visit.now);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, title: deskTitles.calls, nothing: nothing.calls },
        done: this.marks.read(visit.key, path, query) === 'appele' ? callWords.done : null,
        count: countWords(calls.length, callCounts),
        cards: calls.map((call) => callCard(call, path)).map((card) => ({ ...card, act: { action: card.action, text: callWords.said } })),
        pages: { previous: null, next: null },
      }),
    );
  }

  /** « C'est dit » */
  @Post(':id')
  async tickOff(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.calls.tickOff(visit.by, id, visit.now);
    seeOther(reply, this.marks.address(visit.key, path, 'appele'));
  }
}

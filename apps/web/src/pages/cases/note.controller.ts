import { Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NoticesService } from '#cases';
import { Contesting } from '#intake';
import { config } from '#platform';
import { notePage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { WhoReadsNote } from '../public/appointment/who-reads.js';
import { type Visit, Visitor } from '../visit.js';
import { noteWords } from './note.fr.js';

/** « Voici ce que nous avons noté »: what the link of that mail opens, without an account. Looking changes nothing. */
@Controller('note/:token')
@TokenPage()
@UseInterceptors(WhoReadsNote)
export class NoteController {
  constructor(
    private readonly notices: NoticesService,
    private readonly contesting: Contesting,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { notice } = await this.notices.byToken(token, visit.now);
    const words = noteWords(notice, await this.notices.mayContest(notice, visit.now), visit.now);
    const path = `/note/${token}`;
    const isDone = notice.step.contestedAt !== null && this.marks.read(visit.key, path, query) === 'inexact';
    const action = words.closed ? null : `${path}/inexact`;
    html(reply, notePage({ ...words, action, csrf: visit.csrf, faults: [], isDone, desk: config().desk }));
  }

  @Post('inexact')
  @UseGuards(CostlyWrite)
  async contest(@Param('token') token: string, @Visitor() { key, now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.contesting.note(token, key, now);
    seeOther(reply, this.marks.address(key, `/note/${token}`, 'inexact'));
  }
}

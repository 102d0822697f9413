import { Controller, Get, Header, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ActRead, ActsService, isContestable } from '#identity';
import { Contesting } from '#intake';
import { config } from '#platform';
import { actPage, actsPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { type Visit, Visitor } from '../visit.js';
import { actCard, actCounts, actFacts, closedWords } from './acts.fr.js';
import { standingOf } from './people.controller.js';

const path = '/espace/actes';

/** What was said in the name of the collectivité, and its contest. */
@Controller('espace/actes')
@Access({ roles: ['member', 'lead'] })
export class ActsController {
  constructor(
    private readonly acts: ActsService,
    private readonly contesting: Contesting,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const acts = await this.acts.acts(visit.by, standingOf(visit).organisationId);
    html(
      reply,
      actsPage({
        ...{ who: signedInWords(visit, path), organisation: printed(visit.signIn.organisationName ?? '') },
        ...{ count: countWords(acts.length, actCounts), acts: acts.map((act) => actCard(act, path, visit.now)) },
        isDone: this.marks.read(visit.key, path, query) === 'conteste',
      }),
    );
  }

  @Get(':id/contestation')
  @Header('Cache-Control', 'no-store')
  async askContest(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const act = await this.acts.act(visit.by, id);
    const around = { who: signedInWords(visit, path), trail: [{ text: 'Actes', href: path }] };
    const action = isContestable(act, visit.now) ? `${path}/${act.id}/contestation` : null;
    html(reply, actPage({ ...words(act), around, action, csrf: visit.csrf, closed: closedWords(act, true), isDone: false }));
  }

  @Post(':id/contestation')
  async contest(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.contesting.act(visit.by, id, visit.now);
    seeOther(reply, this.marks.address(visit.key, path, 'conteste'));
  }
}

/** What the link of a receipt opens. */
@Controller('acte/:token')
@TokenPage()
export class ReceiptController {
  constructor(
    private readonly acts: ActsService,
    private readonly contesting: Contesting,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { act, contester } = await this.acts.byToken(token, visit.now);
    const address = `/acte/${token}`;
    const action = contester && isContestable(act, visit.now) ? `${address}/contestation` : null;
    const isDone = act.contestedAt !== null && this.marks.read(visit.key, address, query) === 'conteste';
    const closed = closedWords(act, contester !== null);
    html(reply, actPage({ ...words(act), around: { trail: [] }, action, csrf: visit.csrf, closed, isDone }));
  }

  @Post('contestation')
  @UseGuards(CostlyWrite)
  async contest(@Param('token') token: string, @Visitor() { key, now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    await this.contesting.actByToken(token, now);
    seeOther(reply, this.marks.address(key, `/acte/${token}`, 'conteste'));
  }
}

const words = (act: ActRead) => ({ facts: actFacts(act), words: act.words, faults: [], desk: config().desk });

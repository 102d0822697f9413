import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type RequestRead, RequestsService } from '#intake';
import type { Actor } from '#kernel';
import { config } from '#platform';
import { followPage, type RequestDone, withdrawPage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, oneOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { WhoReadsRequest } from '../public/appointment/who-reads.js';
import { type Visit, Visitor } from '../visit.js';
import { FixedAppointment } from './fixed.js';
import { ownBadge } from './moves.fr.js';
import { OwnMoves, type Returned } from './own-moves.js';
import { aboutRequest, ownFacts } from './request.fr.js';
import { RequestStory } from './request-story.js';

const everyDone: readonly RequestDone[] = ['reponse', 'retiree'];

/** « Vos demandes », for whoever has no account: the link of the receipt shows the state, takes an answer, takes the request back. */
@Controller('demande/:token')
@TokenPage()
@UseInterceptors(WhoReadsRequest)
export class LinkRequestController {
  constructor(
    private readonly requests: RequestsService,
    private readonly story: RequestStory,
    private readonly moves: OwnMoves,
    private readonly marks: DoneMarks,
    private readonly fixed: FixedAppointment,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.requests.byToken(token);
    const done = oneOf(this.marks.read(visit.key, baseOf(token), query), everyDone);
    html(reply, await this.markup(opened, { token, visit, done }));
  }

  @Post('reponse')
  @UseGuards(CostlyWrite)
  async answer(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { request, by } = await this.requests.byToken(token);
    const back = await this.moves.make(request.id, 'complete', form, { by, now: visit.now });
    if (!back) return seeOther(reply, this.marks.address(visit.key, baseOf(token), 'reponse'));
    html(reply, await this.markup(await this.requests.byToken(token), { token, visit, back }), back.status);
  }

  @Get('retrait')
  async ask(@Param('token') token: string, @Visitor() { csrf }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { request } = await this.requests.byToken(token);
    const [base, around] = [baseOf(token), { trail: [] }];
    html(reply, withdrawPage({ around, base, csrf, version: request.version, about: aboutRequest(request) }));
  }

  @Post('retrait')
  @UseGuards(CostlyWrite)
  async withdraw(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { request, by } = await this.requests.byToken(token);
    const back = await this.moves.make(request.id, 'withdraw', form, { by, now: visit.now });
    if (!back) return seeOther(reply, this.marks.address(visit.key, baseOf(token), 'retiree'));
    html(reply, await this.markup(await this.requests.byToken(token), { token, visit, back }), back.status);
  }

  private async markup({ request, by }: { request: RequestRead; by: Actor }, { token, visit, done = null, back }: Shown): Promise<string> {
    const story = await this.story.of(by, request.id, visit.now);
    const { lines } = story;
    return followPage({
      ...{ done, badge: ownBadge(request, true), facts: ownFacts(story), history: lines, desk: config().desk },
      appointment: await this.fixed.of(request, { timeZone: request.timeZone, now: visit.now, base: null }),
      follow: await this.moves.following(story, { base: baseOf(token), csrf: visit.csrf, by }, back),
    });
  }
}

interface Shown {
  readonly token: string;
  readonly visit: Visit;
  readonly done?: RequestDone | null;
  readonly back?: Returned;
}

const baseOf = (token: string): string => `/demande/${token}`;

import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActionChangedMeanwhile, ActionLinksService, type LinkedAction } from '#cases';
import { AnsweringActions } from '#intake';
import { config } from '#platform';
import { answerPage, type Fault } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { WhoReadsAction } from '../public/appointment/who-reads.js';
import { type Visit, Visitor } from '../visit.js';
import { answerIn, fieldAt } from './action-form.js';
import { actionFacts, answersTo, stateWords } from './actions.fr.js';

interface Shown {
  readonly token: string;
  readonly csrf: string;
  readonly typed: { readonly state: string; readonly words: string };
  readonly faults?: readonly Fault[];
  readonly isOutrun?: boolean;
  readonly isDone?: boolean;
}

/** What the links of a reminder open, without an account. Looking changes nothing: only the button answers. */
@Controller('action/:token')
@TokenPage()
@UseInterceptors(WhoReadsAction)
export class AnswerController {
  constructor(
    private readonly links: ActionLinksService,
    private readonly answering: AnsweringActions,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { linked } = await this.links.byToken(token, visit.now);
    const isDone = this.marks.read(visit.key, `/action/${token}`, query) === 'repondu';
    const typed = { state: textOf(query, 'reponse'), words: '' };
    html(reply, this.page(linked, { token, csrf: visit.csrf, typed, isDone }));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async answer(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.answering.byToken(token, visit.key, answerIn(form, undefined), visit.now);
      seeOther(reply, this.marks.address(visit.key, `/action/${token}`, 'repondu'));
    } catch (refusal) {
      const isOutrun = refusal instanceof ActionChangedMeanwhile;
      const faults = isOutrun ? [] : faultsFrom(refusal, fieldAt);
      const { linked } = await this.links.byToken(token, visit.now);
      const typed = { state: textOf(form, 'etat'), words: textOf(form, 'mot') };
      html(reply, this.page(linked, { token, csrf: visit.csrf, typed, faults, isOutrun }), isOutrun ? 412 : 400);
    }
  }

  private page({ action }: LinkedAction, { token, csrf, typed, faults = [], isOutrun = false, isDone = false }: Shown): string {
    return answerPage({
      ...{ what: action.what, facts: actionFacts(action, 'collectivite'), isDone, desk: config().desk },
      trouble: isOutrun ? stateWords(action) : null,
      answer:
        action.phase === 'closed'
          ? null
          : { action: `/action/${token}`, csrf, version: action.version, faults, answers: answersTo(action), typed },
    });
  }
}

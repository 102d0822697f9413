import { Body, Controller, Get, Param, Post, Query, Res, UseGuards, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseJoined, caseFields, ExchangeReaders } from '#cases';
import { Answering } from '#intake';
import { frenchMoment } from '#kernel';
import { config } from '#platform';
import { type Fault, messagePage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { WhoReadsMessage } from '../public/appointment/who-reads.js';
import { deskZone } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { type Visit, Visitor } from '../visit.js';

interface Shown {
  readonly isDone: boolean;
  readonly typed: string;
  readonly faults: readonly Fault[];
}

/** A message of a case: what the link of that mail opens and answers, without an account. Looking changes nothing. */
@Controller('message/:token')
@TokenPage()
@UseInterceptors(WhoReadsMessage)
export class MessageController {
  constructor(
    private readonly readers: ExchangeReaders,
    private readonly answering: Answering,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const isDone = this.marks.read(visit.key, `/message/${token}`, query) === 'repondu';
    html(reply, await this.page(token, visit, { isDone, typed: '', faults: [] }));
  }

  @Post('reponse')
  @UseGuards(CostlyWrite)
  async answer(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const typed = textOf(form, 'texte');
    const { faults, status } = await this.refused(() => this.answering.answer(token, visit.key, typed, visit.now));
    if (faults.length > 0) html(reply, await this.page(token, visit, { isDone: false, typed, faults }), status);
    else seeOther(reply, this.marks.address(visit.key, `/message/${token}`, 'repondu'));
  }

  /** What is wrong; nothing when it is sent. What was typed for a case that has joined another stays to be copied. */
  private async refused(answer: () => Promise<unknown>): Promise<{ faults: readonly Fault[]; status: number }> {
    try {
      return { faults: await faultsIn(answer, () => 'texte'), status: 400 };
    } catch (refusal) {
      if (refusal instanceof CaseJoined) return { faults: [{ field: 'texte', sentence: caseFields.joinedMeanwhile }], status: 409 };
      throw refusal;
    }
  }

  private async page(token: string, { now, csrf }: Visit, shown: Shown): Promise<string> {
    const { link, exchange } = await this.readers.byToken(token, now);
    const answers = await this.readers.answersBy(link);
    return messagePage({
      ...{ ...shown, csrf, action: `/message/${token}/reponse`, words: exchange.words, desk: config().desk },
      answers: answers.map(({ words, at }) => ({ words, when: frenchMoment(at, link.timeZone, deskZone) })),
      facts: [
        { name: 'Collectivité', value: printed(link.territoryLabel) },
        { name: 'Projet', value: link.title },
        { name: 'De', value: exchange.author || 'La cellule' },
        { name: 'Écrit', value: frenchMoment(exchange.at, link.timeZone, deskZone) },
      ],
    });
  }
}

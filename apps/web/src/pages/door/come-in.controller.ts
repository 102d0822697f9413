import { Body, Controller, Get, Header, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SignInService } from '#identity';
import { fieldSentences } from '#intake';
import { isMailbox } from '#kernel';
import { config, ProConnect } from '#platform';
import { type ComeInProps, comeInPage } from '#views';
import { Access } from '../../edge/access.js';
import { LinksAsked } from '../../edge/narrow-throttle.js';
import { html, seeOther } from '../../edge/reply.js';
import { safeReturn } from '../../edge/safe-return.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, textOf } from '../form.js';
import { hasteIn } from '../haste.js';
import { spaceOf } from '../spaces.js';
import { type Visit, Visitor } from '../visit.js';

/** « Se connecter »: the same answer for every address. */
@Controller('connexion')
@Access('public')
export class ComeInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly proConnect: ProConnect,
  ) {}

  @Get()
  @Header('Cache-Control', 'private, no-cache')
  show(@Query() query: Fields, @Visitor() { by, csrf }: Visit, @Res() reply: FastifyReply): void {
    const next = safeReturn(query.suite, '');
    if (by.kind === 'person') seeOther(reply, next || spaceOf(by).home);
    else html(reply, this.page({ csrf, next, sent: textOf(query, 'fait') === 'envoye' }));
  }

  @Post()
  @UseGuards(CostlyWrite, LinksAsked)
  async ask(@Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const email = textOf(form, 'adresse');
    const next = safeReturn(form.suite, '');
    const faults = isMailbox(email) ? hasteIn(form, visit, 'adresse') : [{ field: 'adresse', sentence: fieldSentences.email }];
    if (faults.length > 0) return html(reply, this.page({ csrf: visit.csrf, next, email, faults }), 400);
    await this.signIns.askLink(visit.by, email, visit.now);
    seeOther(reply, '/connexion?fait=envoye');
  }

  private page(shown: Partial<ComeInProps> & Pick<ComeInProps, 'csrf'>): string {
    return comeInPage({ ...shown, proConnect: this.proConnect.isOffered, desk: config().desk });
  }
}

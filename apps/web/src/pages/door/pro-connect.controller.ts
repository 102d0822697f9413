import { Body, Controller, Get, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PendingSignIns } from '#identity';
import { config, ProConnect, ProConnectRefused, proConnectRefusals } from '#platform';
import { comeInPage, onwardPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { safeReturn } from '../../edge/safe-return.js';
import { giveSignIn } from '../../edge/sign-in.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, textOf } from '../form.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { type Visit, Visitor } from '../visit.js';
import { giveLinking } from './linking.js';
import { Reception } from './reception.js';

/** By ProConnect: there, and back. */
@Controller('connexion')
export class ProConnectController {
  constructor(
    private readonly proConnect: ProConnect,
    private readonly pending: PendingSignIns,
    private readonly reception: Reception,
  ) {}

  @Post('proconnect')
  @Access('public')
  @UseGuards(CostlyWrite)
  async leave(@Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    try {
      await this.send(visit, { mfa: false, next: safeReturn(form.suite, '') }, reply);
    } catch (refusal) {
      this.explain(refusal, visit, reply);
    }
  }

  /** The address that ProConnect knows of us: it comes with a code, or with its reason for giving none. */
  @Get('retour')
  @TokenPage()
  async comeBack(@Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    try {
      const awaited = await this.pending.take(visit.by, textOf(query, 'state'), visit.key, visit.now);
      if (!awaited) throw new ProConnectRefused('state');
      const identity = await this.proConnect.complete(new URL(reply.request.url, config().publicUrl), awaited, visit.now);
      const received = await this.reception.receive(identity, awaited.next, visit);
      if ('secret' in received) giveSignIn(reply, received.secret);
      if ('linking' in received) giveLinking(reply, received.linking);
      if ('tooWeak' in received) return await this.send(visit, { mfa: true, next: awaited.next }, reply);
      seeOther(reply, received.to);
    } catch (refusal) {
      this.explain(refusal, visit, reply);
    }
  }

  private async send(visit: Visit, { mfa, next }: { mfa: boolean; next: string }, reply: FastifyReply): Promise<void> {
    const { url, pending } = await this.proConnect.begin({ mfa }, visit.now);
    await this.pending.keep(visit.by, { ...pending, next }, visit.key, visit.now);
    html(reply, onwardPage({ to: url, title: 'Vous allez vers ProConnect', link: 'Continuer vers ProConnect' }));
  }

  private explain(refusal: unknown, { csrf }: Visit, reply: FastifyReply): void {
    if (!(refusal instanceof ProConnectRefused)) throw refusal;
    const trouble = proConnectRefusals[refusal.reason];
    const status = refusal.reason === 'unavailable' ? 503 : 403;
    html(reply, comeInPage({ csrf, trouble, proConnect: this.proConnect.isOffered, desk: config().desk }), status);
  }
}

import { Controller, Get, Header, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AdmissionsService, roleNames } from '#identity';
import { dayAt } from '#kernel';
import { config } from '#platform';
import { answeredPage, invitationPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, textOf } from '../form.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { deskZone } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { type Visit, Visitor } from '../visit.js';

/** What a mailed invitation opens. */
@Controller('invitation/:token')
@TokenPage()
export class InvitationController {
  constructor(private readonly admissions: AdmissionsService) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() { csrf, now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { admission } = await this.admissions.byToken(token, now);
    html(
      reply,
      invitationPage({
        ...{ csrf, faults: [], token, desk: config().desk, name: fullName(admission), saidBy: fullName(admission.saidBy) },
        ...{ organisation: printed(admission.organisationName), role: roleNames[admission.role] },
        ...{ follows: admission.way === 'named', until: dayAt(admission.expiresAt, deskZone) },
      }),
    );
  }

  @Post('oui')
  @UseGuards(CostlyWrite)
  async accept(@Param('token') token: string, @Visitor() { now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { admission, by } = await this.admissions.byToken(token, now);
    await this.admissions.answer(by, admission.id, true, now);
    seeOther(reply, '/invitation?reponse=oui');
  }

  @Post('non')
  @UseGuards(CostlyWrite)
  async decline(@Param('token') token: string, @Visitor() { now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { admission, by } = await this.admissions.byToken(token, now);
    await this.admissions.answer(by, admission.id, false, now);
    seeOther(reply, '/invitation?reponse=non');
  }
}

/** Where the answer leads: the link itself is spent. */
@Controller('invitation')
@Access('public')
export class AnsweredController {
  @Get()
  @Header('Cache-Control', 'private, no-cache')
  show(@Query() query: Fields, @Res() reply: FastifyReply): void {
    html(reply, answeredPage({ yes: textOf(query, 'reponse') === 'oui' }));
  }
}

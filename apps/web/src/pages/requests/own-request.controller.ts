import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TriageService } from '#intake';
import { withdrawPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { OwnProjects } from '../cases/own-projects.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { FixedAppointment } from './fixed.js';
import { ownBadge } from './moves.fr.js';
import { OwnMoves, type Returned } from './own-moves.js';
import { RequestController } from './request.controller.js';
import { aboutRequest, ownFacts, ownRequestsTitle } from './request.fr.js';
import { RequestPage, type Side } from './request.page.js';

const path = '/espace/demandes';

/** One request of her own, or of a colleague for whom someone stands, with its documents. */
@Controller('espace/demandes/:id')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnRequestController extends RequestController {
  constructor(
    page: RequestPage,
    private readonly triage: TriageService,
    private readonly moves: OwnMoves,
    private readonly marks: DoneMarks,
    private readonly projects: OwnProjects,
    private readonly fixed: FixedAppointment,
  ) {
    super(page);
  }

  @Post('reponse')
  async answer(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.make(id, 'complete', form, { visit, reply });
  }

  @Get('retrait')
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { request, open } = await this.triage.opened(visit.by, id);
    if (!open.includes('withdraw')) return seeOther(reply, `${path}/${id}`);
    const around = { trail, who: signedInWords(visit, null) };
    html(reply, withdrawPage({ around, base: `${path}/${id}`, csrf: visit.csrf, version: request.version, about: aboutRequest(request) }));
  }

  @Post('retrait')
  async withdraw(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.make(id, 'withdraw', form, { visit, reply });
  }

  private async make(id: string, move: 'complete' | 'withdraw', form: Fields, { visit, reply }: Exchange): Promise<void> {
    const back = await this.moves.make(id, move, form, visit);
    const base = `${path}/${id}`;
    if (!back) return seeOther(reply, this.marks.address(visit.key, base, move === 'complete' ? 'reponse' : 'retiree'));
    html(reply, await this.page.show(id, this.sideOf(id, visit, back), { visit, faults: back.faults }), back.status);
  }

  protected override sideOf(id: string, { by, csrf, now, signIn }: SignedVisit, back?: Returned): Side {
    const base = `${path}/${id}`;
    return {
      ...{ base, trail },
      facts: ownFacts,
      badge: ({ request, isHers }) => ownBadge(request, isHers),
      more: async (story) => ({
        appointment: await this.fixed.of(story.request, { timeZone: signIn.timeZone, now, base: '/espace/rendez-vous' }),
        follow: await this.moves.following(story, { base, csrf, by }, back),
        ways: [],
        known: [],
        beside: await this.projects.of(by, story.request.territoryId, now),
      }),
    };
  }
}

interface Exchange {
  readonly visit: SignedVisit;
  readonly reply: FastifyReply;
}

const trail = [{ text: ownRequestsTitle, href: path }];

import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestsService } from '#intake';
import { withdrawPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { Upload } from '../../edge/uploads.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { ownBadge } from './moves.fr.js';
import { OwnMoves, type Returned } from './own-moves.js';
import { aboutRequest, ownFacts, ownRequestsTitle } from './request.fr.js';
import { RequestPage, type Side } from './request.page.js';

const path = '/espace/demandes';

/** One request of her own, or of her collectivité, with its documents. */
@Controller('espace/demandes/:id')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnRequestController {
  constructor(
    private readonly page: RequestPage,
    private readonly requests: RequestsService,
    private readonly moves: OwnMoves,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.show(id, this.sideOf(id, visit), { visit, query }));
  }

  @Post('reponse')
  async answer(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.make(id, 'complete', form, { visit, reply });
  }

  @Get('retrait')
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const request = await this.requests.request(visit.by, id);
    const around = { trail, who: signedInWords(visit, null) };
    html(reply, withdrawPage({ around, base: `${path}/${id}`, csrf: visit.csrf, version: request.version, about: aboutRequest(request) }));
  }

  @Post('retrait')
  async withdraw(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.make(id, 'withdraw', form, { visit, reply });
  }

  @Post('documents')
  @Upload()
  async add(
    @Param('id') id: string,
    @Signed() visit: SignedVisit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.add(id, this.sideOf(id, visit), visit, { request, reply });
  }

  @Get('documents/:document')
  async open(
    @Param('id') id: string,
    @Param('document') document: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.open(id, document, visit, reply);
  }

  @Post('documents/:document/retrait')
  async remove(
    @Param('id') id: string,
    @Param('document') document: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.remove(id, document, { side: this.sideOf(id, visit), visit, reply });
  }

  private async make(id: string, move: 'complete' | 'withdraw', form: Fields, { visit, reply }: Exchange): Promise<void> {
    const back = await this.moves.make(id, move, form, visit);
    const base = `${path}/${id}`;
    if (!back) return seeOther(reply, this.marks.address(visit.key, base, move === 'complete' ? 'reponse' : 'retiree'));
    html(reply, await this.page.show(id, this.sideOf(id, visit, back), { visit, faults: back.faults }), back.status);
  }

  private sideOf(id: string, { by, csrf, now }: SignedVisit, back?: Returned): Side {
    const base = `${path}/${id}`;
    return {
      ...{ base, trail, facts: ownFacts, badge: ownBadge },
      more: async (story) => ({
        follow: await this.moves.following(story, { base, csrf, by }, back),
        ways: [],
        beside: await this.moves.beside(by, now),
      }),
    };
  }
}

interface Exchange {
  readonly visit: SignedVisit;
  readonly reply: FastifyReply;
}

const trail = [{ text: ownRequestsTitle, href: path }];

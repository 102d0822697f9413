import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Upload } from '../../edge/uploads.js';
import type { Fields } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { ownFacts, ownRequestsTitle } from './request.fr.js';
import { RequestPage, type Side } from './request.page.js';

const path = '/espace/demandes';

/** One request of her own, or of her collectivité, with its documents. */
@Controller('espace/demandes/:id')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnRequestController {
  constructor(private readonly page: RequestPage) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.show(id, sideOf(id), { visit, query }));
  }

  @Post('documents')
  @Upload()
  async add(
    @Param('id') id: string,
    @Signed() visit: SignedVisit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.add(id, sideOf(id), visit, { request, reply });
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
    await this.page.remove(id, document, { side: sideOf(id), visit, reply });
  }
}

const sideOf = (id: string): Side => ({ base: `${path}/${id}`, trail: [{ text: ownRequestsTitle, href: path }], facts: ownFacts });

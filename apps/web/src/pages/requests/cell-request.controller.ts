import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Link } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Upload } from '../../edge/uploads.js';
import { requestCard } from '../coordination/desk.fr.js';
import type { Fields } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { spaceOf } from '../spaces.js';
import { RequestPage, type Side } from './request.page.js';

/** One request, for the advisors and coordination, with its documents. */
@Controller('agenda/demandes/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellRequestController {
  constructor(private readonly page: RequestPage) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.show(id, sideOf(id, visit), { visit, query }));
  }

  @Post('documents')
  @Upload()
  async add(
    @Param('id') id: string,
    @Signed() visit: SignedVisit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.add(id, sideOf(id, visit), visit, { request, reply });
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
    await this.page.remove(id, document, { side: sideOf(id, visit), visit, reply });
  }
}

const trailOf = ({ by }: SignedVisit): Link[] => spaceOf(by).navigation.filter(({ href }) => href === '/coordination/demandes');

const sideOf = (id: string, visit: SignedVisit): Side => ({
  base: `/agenda/demandes/${id}`,
  trail: trailOf(visit),
  facts: (request) => requestCard(request).facts,
});

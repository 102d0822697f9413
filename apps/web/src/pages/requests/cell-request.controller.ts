import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestMove, RequestRead } from '#intake';
import type { Link } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Upload } from '../../edge/uploads.js';
import type { Fields } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { acts } from './acts.fr.js';
import { Beside } from './beside.js';
import { filingWords } from './filing.fr.js';
import { cellBadge } from './moves.fr.js';
import { queueCard, queueLink, queuePath } from './queue.fr.js';
import { RequestPage, type Side } from './request.page.js';

/** One request, for the advisors and coordination, with its documents. */
@Controller('agenda/demandes/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellRequestController {
  constructor(
    private readonly page: RequestPage,
    private readonly beside: Beside,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.show(id, this.sideOf(id, visit), { visit, query }));
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

  private sideOf(id: string, visit: SignedVisit): Side {
    return {
      ...{ base: `${queuePath}/${id}`, trail: [queueLink], badge: cellBadge },
      facts: (request, promised) => queueCard(request, promised).facts,
      more: async ({ request, open }) => ({
        follow: null,
        ways: waysOf(request, open),
        beside: await this.beside.of(visit.by, { kind: 'request', id }, request.territoryId, visit.now),
      }),
    };
  }
}

const waysOf = ({ id, state }: RequestRead, open: readonly RequestMove[]): Link[] => [
  ...acts.filter(({ move }) => open.includes(move)).map(({ slug, title }) => ({ text: title, href: `${queuePath}/${id}/${slug}` })),
  ...(state === 'accepted' ? [{ text: filingWords.title, href: `${queuePath}/${id}/dossier` }] : []),
];

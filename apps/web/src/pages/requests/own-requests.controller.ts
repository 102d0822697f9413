import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PromisesService, RequestRegister, RequestsService } from '#intake';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { nothingAsked, ownRequestCard, ownRequestCounts, ownRequestsTitle } from './request.fr.js';

const path = '/espace/demandes';

/** What she asked of the cell, and what her collectivité did: each says whose it is. */
@Controller('espace/demandes')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnRequestsController {
  constructor(
    private readonly register: RequestRegister,
    private readonly promises: PromisesService,
    private readonly requests: RequestsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { items, next } = await this.register.list(visit.by, {}, { after: placeOf(query).after, limit: perPage });
    const promised = await this.promises.of(visit.by, items, visit.now);
    const hers = await this.requests.madeBy(visit.by, items);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, title: ownRequestsTitle, nothing: nothingAsked },
        trail: [{ text: 'Mes rendez-vous', href: '/espace' }],
        count: countWords(await this.register.count(visit.by, {}), ownRequestCounts),
        cards: items.map((request) => ownRequestCard(request, promised.get(request.id), hers.has(request.id))),
        pages: pageLinks(path, {}, query, next),
      }),
    );
  }
}

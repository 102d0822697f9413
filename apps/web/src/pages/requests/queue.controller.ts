import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PromisesService, RequestRegister } from '#intake';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { requestCounts } from '../coordination/desk.fr.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { nothingWords, queueCard, queuePath, queueWords } from './queue.fr.js';
import { QueueFilters } from './queue-filters.js';

/** Everything that the cell has been asked in her scope, the oldest first, with filters that stand in the address. */
@Controller('agenda/demandes')
@Access({ roles: ['advisor', 'coordinator'] })
export class RequestQueueController {
  constructor(
    private readonly register: RequestRegister,
    private readonly promises: PromisesService,
    private readonly filtering: QueueFilters,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now, csrf } = visit;
    const { wanted, shown, filters } = await this.filtering.read(query, visit);
    const { items, next } = await this.register.list(by, wanted, { after: placeOf(query).after, limit: perPage });
    const promised = await this.promises.of(by, items, now);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, queuePath), csrf, trail: [], ...queueWords, filters },
        nothing: nothingWords(filters),
        count: countWords(await this.register.count(by, wanted), requestCounts),
        cards: items.map((request) => queueCard(request, promised.get(request.id))),
        pages: pageLinks(queuePath, shown, query, next),
      }),
    );
  }
}

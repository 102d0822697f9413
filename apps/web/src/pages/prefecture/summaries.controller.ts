import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SummariesService } from '#intake';
import { deskListPage, summaryPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { summaryCard, summaryCounts, summaryWords } from './summaries.fr.js';

const path = '/prefecture';

/** « Les demandes de mon département »: summaries, of the collectivités that agree. */
@Controller('prefecture')
@Access({ resource: 'summary', action: 'read' })
export class SummariesController {
  constructor(private readonly summaries: SummariesService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { items, next } = await this.summaries.list(visit.by, { after: placeOf(query).after, limit: perPage });
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, trail: [], ...summaryWords },
        count: countWords(await this.summaries.count(visit.by), summaryCounts),
        cards: items.map((summary) => summaryCard(summary, path, visit.now)),
        pages: pageLinks(path, {}, query, next),
      }),
    );
  }

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  async one(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const card = summaryCard(await this.summaries.summary(visit.by, id), path, visit.now);
    html(reply, summaryPage({ who: signedInWords(visit, path), card }));
  }
}

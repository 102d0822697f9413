import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogueService } from '#appointments';
import { config } from '#platform';
import { deskListPage, settingsPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { deskTitles, nothing, typeCard, typeCounts } from './desk.fr.js';
import { settingsFrom } from './settings.fr.js';

/** What the service offers and how it is set: to read. */
@Controller('coordination')
@Access({ roles: ['coordinator'] })
export class SettingsController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get('catalogue')
  @Header('Cache-Control', 'no-store')
  async types(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const types = await this.catalogue.sessionTypes(visit.by);
    html(
      reply,
      deskListPage({
        ...{
          who: signedInWords(visit, '/coordination/catalogue'),
          csrf: visit.csrf,
          title: deskTitles.catalogue,
          nothing: nothing.catalogue,
        },
        count: countWords(types.length, typeCounts),
        cards: types.map(typeCard),
        pages: { previous: null, next: null },
      }),
    );
  }

  @Get('reglages')
  @Header('Cache-Control', 'no-store')
  settings(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    html(reply, settingsPage({ who: signedInWords(visit, '/coordination/reglages'), settings: settingsFrom(config()) }));
  }
}

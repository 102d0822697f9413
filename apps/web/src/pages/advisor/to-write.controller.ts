import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { myDay } from './day.controller.js';
import { ToWrite } from './to-write.js';
import { writingWords } from './writing.fr.js';

const path = '/agenda/comptes-rendus';

/** « Comptes rendus à écrire », all of them. */
@Controller('agenda/comptes-rendus')
@Access({ roles: ['advisor'] })
export class ToWriteController {
  constructor(private readonly toWrite: ToWrite) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { items, next } = await this.toWrite.list(visit, { after: placeOf(query).after, limit: perPage });
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, '/agenda'), csrf: visit.csrf, trail: [myDay] },
        ...{ title: writingWords.list, intro: writingWords.listIntro, nothing: writingWords.allWritten },
        ...{ count: writingWords.count(await this.toWrite.count(visit)), cards: items, pages: pageLinks(path, {}, query, next) },
      }),
    );
  }
}

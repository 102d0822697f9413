import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type RequestRead, RequestRegister } from '#intake';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { deskTitles, nothing, reasonNames, requestCard, requestCounts } from './desk.fr.js';

const path = '/coordination/demandes';
const reasons = Object.keys(reasonNames) as RequestRead['reason'][];

/** What is answered by hand, the oldest first. */
@Controller('coordination/demandes')
@Access({ roles: ['coordinator'] })
export class RequestsController {
  constructor(private readonly register: RequestRegister) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const reason = oneOf(textOf(query, 'raison'), reasons);
    const wanted = reason ? { reason } : {};
    const { items, next } = await this.register.list(visit.by, wanted, { after: placeOf(query).after, limit: perPage });
    const options = reasons.map((value) => ({ value, text: reasonNames[value] }));
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, title: deskTitles.requests, nothing: nothing.requests },
        intro: 'La plus ancienne est en haut. Répondez par courriel ou par téléphone.',
        filters: {
          ...{ path, fields: [{ name: 'raison', label: 'Raison', value: reason ?? '', options }] },
          tags: reason ? [{ text: reasonNames[reason], without: path }] : [],
        },
        count: countWords(await this.register.count(visit.by, wanted), requestCounts),
        cards: items.map(requestCard),
        pages: pageLinks(path, reason ? { raison: reason } : {}, query, next),
      }),
    );
  }
}

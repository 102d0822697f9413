import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type RequestRead, RequestRegister, RequestsService } from '#intake';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { answeredWords, deskTitles, nothing, reasonNames, requestCard, requestCounts } from './desk.fr.js';

const path = '/coordination/demandes';
const reasons = Object.keys(reasonNames) as RequestRead['reason'][];

/** What is answered by hand, the oldest first, until someone says that it was. */
@Controller('coordination/demandes')
@Access({ roles: ['coordinator'] })
export class RequestsController {
  constructor(
    private readonly register: RequestRegister,
    private readonly requests: RequestsService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const wanted = wantedIn(query);
    const { items, next } = await this.register.list(visit.by, wanted, { after: placeOf(query).after, limit: perPage });
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, title: deskTitles.requests, nothing: nothing.requests },
        done: this.marks.read(visit.key, path, query) === 'reponse' ? answeredWords : null,
        intro: 'La plus ancienne est en haut. Répondez par courriel ou par téléphone, puis dites-le ici.',
        filters: filtersOf(wanted),
        count: countWords(await this.register.count(visit.by, wanted), requestCounts),
        cards: items.map(requestCard),
        pages: pageLinks(path, shownAs(wanted), query, next),
      }),
    );
  }

  /** « J'ai répondu » */
  @Post(':id/reponse')
  async answer(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.requests.answer(visit.by, id, visit.now);
    seeOther(reply, this.marks.address(visit.key, path, 'reponse'));
  }
}

interface Wanted {
  readonly reason?: RequestRead['reason'];
  readonly answered: boolean;
}

function wantedIn(query: Fields): Wanted {
  const reason = oneOf(textOf(query, 'raison'), reasons);
  return { answered: textOf(query, 'etat') === 'repondues', ...(reason && { reason }) };
}

/** As the address says it. */
const shownAs = ({ reason, answered }: Wanted): Record<string, string> => ({
  ...(reason && { raison: reason }),
  ...(answered && { etat: 'repondues' }),
});

const without = (wanted: Wanted, name: string): string => {
  const { [name]: _, ...rest } = shownAs(wanted);
  return Object.keys(rest).length > 0 ? `${path}?${new URLSearchParams(rest)}` : path;
};

const filtersOf = (wanted: Wanted) => ({
  path,
  fields: [
    {
      ...{ name: 'raison', label: 'Raison', value: wanted.reason ?? '' },
      options: reasons.map((value) => ({ value, text: reasonNames[value] })),
    },
    {
      ...{ name: 'etat', label: 'Réponse', value: wanted.answered ? 'repondues' : '', all: 'Celles qui attendent' },
      options: [{ value: 'repondues', text: 'Celles qui ont une réponse' }],
    },
  ],
  tags: [
    ...(wanted.reason ? [{ text: reasonNames[wanted.reason], without: without(wanted, 'raison') }] : []),
    ...(wanted.answered ? [{ text: 'Celles qui ont une réponse', without: without(wanted, 'etat') }] : []),
  ],
});

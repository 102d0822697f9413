import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService, ContestsService } from '#cases';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { type Fields, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { CaseController } from './case.controller.js';
import { CaseForms } from './case-forms.js';
import { CaseTurns } from './case-turns.js';
import { caseCard, projectCounts } from './cases.fr.js';

const base = '/espace/projet';
const side = { base, reader: 'collectivite' } as const;

/** « Notre projet »: the same truth in the collectivité's own words, and what is its to say. */
@Controller('espace/projet')
@Access({ roles: ['member', 'lead'] })
export class OwnCasesController extends CaseController {
  protected readonly side = side;

  constructor(
    private readonly cases: CasesService,
    private readonly contests: ContestsService,
    forms: CaseForms,
    turns: CaseTurns,
  ) {
    super(forms, turns);
  }

  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { items, next } = await this.cases.list(visit.by, {}, { after: placeOf(query).after, limit: perPage }, visit.now);
    html(
      reply,
      deskListPage({
        ...{
          who: signedInWords(visit, base),
          csrf: visit.csrf,
          title: 'Notre projet',
          trail: [{ text: 'Mes rendez-vous', href: '/espace' }],
        },
        intro: 'Où en est chaque projet que la cellule suit avec vous, et ce qu’il attend.',
        count: countWords(await this.cases.count(visit.by, {}, visit.now), projectCounts),
        nothing: 'Un projet est suivi avec l’accord de votre maire ou de votre direction. Parlez-en à votre prochain rendez-vous.',
        cards: items.map((one) => caseCard(one, base, { reader: 'collectivite', timeZone: visit.signIn.timeZone })),
        pages: pageLinks(base, {}, query, next),
      }),
    );
  }

  @Post(':id/inexact')
  async contest(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.contests.contest(visit.by, { caseId: id, stepId: textOf(form, 'etape') }, visit.now);
    this.forms.done(reply, visit, { ...side, id, what: 'inexact' });
  }
}

import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService } from '#cases';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { CaseController } from './case.controller.js';
import { CaseFilters } from './case-filters.js';
import { CaseForms } from './case-forms.js';
import { CaseTurns } from './case-turns.js';
import { caseCard, caseCounts, nothingWords } from './cases.fr.js';

const base = '/dossiers';
const side = { base, reader: 'cell' } as const;

/** The cell's cases: whose they are, where each stands, what is due from whom. */
@Controller('dossiers')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellCasesController extends CaseController {
  protected readonly side = side;

  constructor(
    private readonly cases: CasesService,
    private readonly filtering: CaseFilters,
    forms: CaseForms,
    turns: CaseTurns,
  ) {
    super(forms, turns);
  }

  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { wanted, shown, filters } = await this.filtering.read(query, visit);
    const { items, next } = await this.cases.list(visit.by, wanted, { after: placeOf(query).after, limit: perPage }, visit.now);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, base), csrf: visit.csrf, title: 'Dossiers', trail: [], filters },
        count: countWords(await this.cases.count(visit.by, wanted, visit.now), caseCounts),
        nothing: nothingWords(filters),
        cards: items.map((one) => caseCard(one, base, { reader: 'cell', timeZone: visit.signIn.timeZone })),
        pages: pageLinks(base, shown, query, next),
        links: visit.by.standing?.role === 'auditor' ? [] : [{ text: 'Ouvrir un dossier', href: `${base}/nouveau` }],
      }),
    );
  }
}

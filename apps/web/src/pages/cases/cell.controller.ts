import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CasesService, PhasesService, phaseNames } from '#cases';
import { deskListPage, type Fault, turnPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { type Fields, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { CaseController } from './case.controller.js';
import { trailOf, turnsOf } from './case.page.js';
import { turnWords } from './case-done.fr.js';
import { type Refusal, refusalOf } from './case-fields.js';
import { CaseFilters } from './case-filters.js';
import { CaseForms, moveSent } from './case-forms.js';
import { outrunWords } from './case-people.fr.js';
import { CaseWrites } from './case-writes.js';
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
    private readonly phases: PhasesService,
    private readonly filtering: CaseFilters,
    forms: CaseForms,
    private readonly writes: CaseWrites,
  ) {
    super(forms);
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
        cards: items.map((one) => caseCard(one, base, 'cell')),
        pages: pageLinks(base, shown, query, next),
      }),
    );
  }

  @Get(':id/etapes')
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { writes } = await this.phases.offers(visit.by, id);
    if (writes) html(reply, await this.turn(visit, id, {}));
    else seeOther(reply, `${base}/${id}`);
  }

  @Post(':id/etapes')
  async move(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, ifMatch } = moveSent(request);
    if (!('raison' in form)) return this.forms.write(reply, visit, { ...side, id, form, ifMatch, what: 'etape' });
    try {
      await this.writes.etape(visit, { id, form, ifMatch });
      this.forms.done(reply, visit, { ...side, id, what: 'etape' });
    } catch (error) {
      const refusal = refusalOf(error, form);
      html(reply, await this.turn(visit, id, form, refusal), refusal.status);
    }
  }

  private async turn(visit: SignedVisit, id: string, form: Fields, refusal?: Refusal): Promise<string> {
    const one = await this.cases.one(visit.by, id, visit.now);
    const offered = await this.phases.offers(visit.by, id);
    const to = [...new Set(Object.values(offered.to).flat())];
    return turnPage({
      ...{ csrf: visit.csrf, who: signedInWords(visit, base), trail: [trailOf(base, 'cell'), { text: one.title, href: `${base}/${id}` }] },
      ...{ title: one.title, action: `${base}/${id}/etapes`, version: one.version, faults: await this.faultsOf(visit, id, refusal) },
      turns: turnsOf(offered).map(({ kind }) => ({ value: kind, label: '', hint: '', ...turnWords[kind] })),
      phases: to.map((value) => ({ value, text: phaseNames[value] })),
      typed: {
        ...{ kind: textOf(form, 'geste'), to: textOf(form, 'vers') || (to[0] ?? '') },
        ...{ reason: textOf(form, 'raison'), reviewOn: textOf(form, 'revoir') },
      },
    });
  }

  /** What is wrong with the form, or what came between. */
  private async faultsOf({ by, now }: SignedVisit, id: string, refusal: Refusal | undefined): Promise<readonly Fault[]> {
    if (!refusal?.isOutrun) return refusal?.faults ?? [];
    const words = outrunWords((await this.phases.history(by, id)).at(-1), 'cell', now);
    return [{ field: 'geste', sentence: words ? `${words.title}. ${words.next}` : '' }];
  }
}

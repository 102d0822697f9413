import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService } from '#cases';
import { NotFound } from '#kernel';
import { type Fault, openCasePage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, faultsIn } from '../form.js';
import { choiceOf, PlaceFinder } from '../place-finder.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { trailOf } from './case.page.js';
import { openingChoices, openingFieldAt, openingSentences, openingTyped, orderOf } from './opening.js';
import { Referents } from './referents.js';

const base = '/dossiers';
const path = `${base}/nouveau`;

/** A case opened by hand: with the agreement of the executive or the general management, in one line. */
@Controller('dossiers/nouveau')
@Access({ resource: 'case', action: 'create' })
export class OpenCaseController {
  constructor(
    private readonly cases: CasesService,
    private readonly places: PlaceFinder,
    private readonly referents: Referents,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, query, { choices: [], faults: [] }));
  }

  @Post()
  async open(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const typed = openingTyped(form);
    const found = await this.places.find(typed.place, typed.territory);
    const outcome = await this.opened(visit, form, found.length === 1 ? (found[0]?.id ?? '') : '');
    if (typeof outcome === 'string') return seeOther(reply, this.marks.address(visit.key, `${base}/${outcome}`, 'ouvert'));
    const faults = found.length > 1 ? outcome.map((fault) => (fault.field === 'collectivite' ? openingSentences.several : fault)) : outcome;
    html(reply, await this.page(visit, form, { choices: choiceOf(found), faults }), 400);
  }

  /** Its identifier; else what is wrong, all at once. */
  private async opened({ by, now }: SignedVisit, form: Fields, territoryId: string): Promise<string | readonly Fault[]> {
    const order = orderOf(form, territoryId);
    try {
      return await this.cases.open(by, order, now);
    } catch (refusal) {
      if (refusal instanceof NotFound)
        return [openingSentences.nowhere, ...(await faultsIn(() => this.cases.assertSound(by, order, now), openingFieldAt))];
      return faultsFrom(refusal, openingFieldAt);
    }
  }

  private async page(visit: SignedVisit, form: Fields, { choices, faults }: { choices: readonly Place[]; faults: readonly Fault[] }) {
    const typed = openingTyped(form);
    const referents = await this.referents.of(visit);
    return openCasePage({
      ...{ csrf: visit.csrf, who: signedInWords(visit, base), trail: [trailOf(base, 'cell')], action: path, faults, choices },
      ...{
        ...openingChoices,
        referents,
        typed: { ...typed, referent: typed.referent || (referents.length === 1 ? (referents[0]?.value ?? '') : '') },
      },
    });
  }
}

interface Place {
  readonly value: string;
  readonly label: string;
}

import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SummariesService, summaryActs } from '#intake';
import { InvalidInput } from '#kernel';
import { type Fault, sightPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { actFacts } from './acts.fr.js';
import { sights } from './sights.fr.js';

const path = '/espace/qui-voit-quoi';

interface Refused {
  readonly typed: string;
  readonly faults: readonly Fault[];
}

/** Who sees what of the collectivité; whether its préfecture does is its own to say. */
@Controller('espace/qui-voit-quoi')
@Access({ roles: ['member', 'lead'] })
export class SightController {
  constructor(
    private readonly summaries: SummariesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, { typed: '', faults: [] }, this.marks.read(visit.key, path, query) === 'acte'));
  }

  @Post('accord')
  async agree(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.decide(true, form, visit, reply);
  }

  @Post('retrait')
  async withdraw(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.decide(false, form, visit, reply);
  }

  private async decide(agrees: boolean, form: Fields, visit: SignedVisit, reply: FastifyReply): Promise<void> {
    const typed = textOf(form, 'nom-tape');
    const faults = await faultsIn(() => this.summaries.decide(visit.by, agrees, typed, visit.now));
    if (faults.length > 0) html(reply, await this.page(visit, { typed, faults }, false), 400);
    else seeOther(reply, this.marks.address(visit.key, path, 'acte'));
  }

  private async page(visit: SignedVisit, { typed, faults }: Refused, isDone: boolean): Promise<string> {
    const { by, csrf, signIn } = visit;
    const said = await this.summaries.agreement(by);
    const agrees = said?.agrees ?? false;
    return sightPage({
      ...{ who: signedInWords(visit, path), csrf, faults, isDone, agrees, sights: sights(agrees) },
      said: said ? actFacts(said).slice(1) : [],
      words: agrees ? summaryActs.no : summaryActs.yes,
      signer: { name: `${signIn.firstName} ${signIn.lastName}`, organisation: printed(signIn.organisationName ?? ''), typed },
    });
  }
}

async function faultsIn(act: () => Promise<void>): Promise<Fault[]> {
  try {
    await act();
    return [];
  } catch (refusal) {
    if (!(refusal instanceof InvalidInput)) throw refusal;
    return refusal.errors.map(({ detail }) => ({ field: 'nom-tape', sentence: detail }));
  }
}

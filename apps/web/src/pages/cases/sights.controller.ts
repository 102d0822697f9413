import { Controller, Get, Header, Injectable, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseSightsService, CasesService } from '#cases';
import { entriesPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { linkEntry, seerEntry } from './sights.fr.js';

/** « Qui voit quoi » of one project: what the policy says of everyone, and the mailed links that live. */
@Injectable()
abstract class SightsController {
  protected abstract readonly side: Side;

  constructor(
    private readonly cases: CasesService,
    private readonly sights: CaseSightsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now } = visit;
    const one = await this.cases.one(by, id, now);
    const seers = await this.sights.sights(by, id);
    const links = await this.sights.links(by, id, now);
    html(
      reply,
      entriesPage({
        ...{ ...aroundCase(visit, this.side, one), title: 'Qui voit quoi dans ce dossier', done: null, form: null },
        intro: 'Ce que chacun lit et écrit ici. Étapes, contacts et messages se lisent comme ce qui est partagé.',
        ...{ heading: 'Personnes, collectivités et liens', nothing: '', pages: { previous: null, next: null } },
        entries: [...seers.map(seerEntry), ...links.map((link) => linkEntry(link, visit.signIn.timeZone))],
      }),
    );
  }
}

@Controller('dossiers/:id/qui-voit-quoi')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellSightsController extends SightsController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/qui-voit-quoi')
@Access({ roles: ['member', 'lead'] })
export class OwnSightsController extends SightsController {
  protected readonly side = ownSide;
}

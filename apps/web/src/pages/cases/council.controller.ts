import { Controller, Get, Header, Injectable, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseFrameService, CaseStoryService, CasesService, PhasesService } from '#cases';
import { councilPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { perPage } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { councilWords } from './council.fr.js';

/** « Le mot pour le conseil »: half a page to copy or to print, of structured fields and nothing else. */
@Injectable()
abstract class CouncilController {
  protected abstract readonly side: Side;

  constructor(
    private readonly cases: CasesService,
    private readonly frame: CaseFrameService,
    private readonly phases: PhasesService,
    private readonly story: CaseStoryService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now } = visit;
    const one = await this.cases.forCouncil(by, id, now);
    const { highest } = await this.frame.frame(by, id);
    const { missing } = await this.phases.offers(by, id);
    const { items } = await this.story.shared(by, id, { limit: perPage });
    const coming = items.filter(({ kind, code, at }) => kind === 'appointment' && code === 'confirmed' && at > now);
    html(
      reply,
      councilPage({
        ...aroundCase(visit, this.side, one),
        ...councilWords({ one, promised: highest.promised, next: coming.at(-1)?.at ?? null, missing, now }),
      }),
    );
  }
}

@Controller('dossiers/:id/conseil')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellCouncilController extends CouncilController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/conseil')
@Access({ roles: ['member', 'lead'] })
export class OwnCouncilController extends CouncilController {
  protected readonly side = ownSide;
}

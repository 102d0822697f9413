import { Controller, Get, Header, Injectable, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseStoryService, CasesService, PhasesService } from '#cases';
import { entriesPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';
import { stepWords } from './cases.fr.js';
import { storyEntry } from './story.fr.js';

/** What happened in a project, as a story that each side reads in its own words. */
@Injectable()
abstract class StoryController {
  protected abstract readonly side: Side;

  constructor(
    private readonly cases: CasesService,
    private readonly story: CaseStoryService,
    private readonly phases: PhasesService,
    private readonly tabs: CaseTabPages,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { base, reader } = this.side;
    const one = await this.cases.one(visit.by, id, visit.now);
    const { after } = placeOf(query);
    const { items, next } = await this.story.story(visit.by, id, { after, limit: perPage }, visit.now);
    const steps = after ? [] : await this.phases.history(visit.by, id);
    const onlooker = { reader, timeZone: visit.signIn.timeZone, now: visit.now };
    html(
      reply,
      entriesPage({
        ...{
          ...(await this.tabs.around(visit, this.side, one, { here: 'histoire' })),
          title: 'Histoire du projet',
          done: null,
          form: null,
        },
        intro: 'Étapes, éléments, rendez-vous, comptes rendus, notes, messages, actions et contacts, tels que vous pouvez les lire.',
        steps: steps.map((step) => stepWords(step, onlooker, null)),
        ...{ heading: 'Le plus récent d’abord', nothing: 'Rien ne s’est encore passé.' },
        entries: items.map((entry) => storyEntry(entry, reader, visit.signIn.timeZone)),
        pages: pageLinks(`${base}/${id}/histoire`, {}, query, next),
      }),
    );
  }
}

@Controller('dossiers/:id/histoire')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellStoryController extends StoryController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/histoire')
@Access({ roles: ['member', 'lead'] })
export class OwnStoryController extends StoryController {
  protected readonly side = ownSide;
}

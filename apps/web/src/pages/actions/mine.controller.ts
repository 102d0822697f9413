import { Controller, Get, Header, Injectable, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActionListsService } from '#cases';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import type { Reader } from '../cases/cases.fr.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { actionCard, actionCounts, actionsBase, actionWords } from './actions.fr.js';

/** What someone has to do in all her cases: what is late comes first. */
@Injectable()
abstract class MineController {
  protected abstract readonly reader: Reader;
  protected abstract readonly words: { readonly title: string; readonly intro: string };

  constructor(private readonly lists: ActionListsService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const path = actionsBase[this.reader];
    const { items, next } = await this.lists.mine(visit.by, { after: placeOf(query).after, limit: perPage }, visit.now);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, trail: [], ...this.words, nothing: actionWords.nothing },
        count: countWords(await this.lists.countMine(visit.by), actionCounts),
        cards: items.map((action) => actionCard(action, this.reader, false)),
        pages: pageLinks(path, {}, query, next),
      }),
    );
  }
}

@Controller('actions')
@Access({ roles: ['advisor'] })
export class MyActionsController extends MineController {
  protected readonly reader = 'cell';
  protected readonly words = { title: actionWords.mine, intro: actionWords.mineIntro };
}

@Controller('espace/actions')
@Access({ roles: ['member', 'lead'] })
export class OurActionsController extends MineController {
  protected readonly reader = 'collectivite';
  protected readonly words = { title: actionWords.ours, intro: actionWords.oursIntro };
}

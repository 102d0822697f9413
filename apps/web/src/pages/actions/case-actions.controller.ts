import { Body, Controller, Get, Header, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ActionListsService, CaseActionsService, type CaseRead } from '#cases';
import { Forbidden } from '#kernel';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { aroundCase } from '../cases/around-case.js';
import { cellSide, ownSide, type Side } from '../cases/case-forms.js';
import { CaseTabPages } from '../cases/case-tabs.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { actionWritten, blank } from './action-form.js';
import { ActionForms, unasked } from './action-forms.js';
import { actionCard, actionCounts, actionsBase, actionWords } from './actions.fr.js';

/** The actions of one case: what is to do, what is over, and where one more is added. */
@Injectable()
abstract class CaseActionsController {
  protected abstract readonly side: Side;

  constructor(
    private readonly lists: ActionListsService,
    private readonly actions: CaseActionsService,
    private readonly forms: ActionForms,
    private readonly tabs: CaseTabPages,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async toDo(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now } = visit;
    const [one, path] = [await this.forms.caseOf(visit, id), this.path(id)];
    const { items, next } = await this.lists.toDo(by, id, { after: placeOf(query).after, limit: perPage }, now);
    const adds = await this.actions.adds(by, id, 'collectivite');
    html(
      reply,
      deskListPage({
        ...{
          ...(await this.tabs.around(visit, this.side, one, { here: 'actions' })),
          title: actionWords.title,
          nothing: actionWords.nothing,
        },
        count: countWords(await this.lists.countToDo(by, id), actionCounts),
        cards: items.map((action) => actionCard(action, this.side.reader, true)),
        pages: pageLinks(path, {}, query, next),
        links: [
          ...(adds ? [{ text: actionWords.add, href: `${path}/nouvelle` }] : []),
          { text: actionWords.over, href: `${path}/terminees` },
        ],
      }),
    );
  }

  @Get('terminees')
  @Header('Cache-Control', 'no-store')
  async over(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.forms.caseOf(visit, id);
    const { items, next } = await this.lists.over(visit.by, id, { after: placeOf(query).after, limit: perPage }, visit.now);
    const path = `${this.path(id)}/terminees`;
    html(
      reply,
      deskListPage({
        ...{
          ...aroundCase(visit, this.side, one),
          title: actionWords.over,
          nothing: actionWords.nothingOver,
          count: 'La plus récente d’abord',
        },
        cards: items.map((action) => actionCard(action, this.side.reader, true)),
        pages: pageLinks(path, {}, query, next),
        links: [{ text: actionWords.all, href: this.path(id) }],
      }),
    );
  }

  /** Whoever only reads finds the list. */
  @Get('nouvelle')
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.forms.caseOf(visit, id);
    if (!(await this.actions.adds(visit.by, id, 'collectivite'))) return seeOther(reply, this.path(id));
    html(reply, await this.forms.page(visit, this.asked(one), { ...unasked, typed: blank }));
  }

  @Post()
  async add(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.forms.caseOf(visit, id);
    if (!(await this.actions.adds(visit.by, id, 'collectivite'))) throw new Forbidden();
    const { reader } = this.side;
    let added = '';
    const refused = await this.forms.write(visit, this.asked(one), form, async () => {
      added = await this.actions.add(visit.by, id, actionWritten(form, reader), visit.now);
    });
    if (refused) html(reply, refused.markup, refused.status);
    else seeOther(reply, this.marks.address(visit.key, `${actionsBase[reader]}/${added}`, 'ajoutee'));
  }

  private asked(one: CaseRead) {
    return { ...this.side, one, existing: null, to: this.path(one.id) };
  }

  private path(id: string): string {
    return `${this.side.base}/${id}/actions`;
  }
}

@Controller('dossiers/:id/actions')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellCaseActionsController extends CaseActionsController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/actions')
@Access({ roles: ['member', 'lead'] })
export class OwnCaseActionsController extends CaseActionsController {
  protected readonly side = ownSide;
}

import { Controller, Get, Header, Injectable, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActionChangedMeanwhile, type ActionRead, CaseActionsService } from '#cases';
import { Forbidden } from '#kernel';
import { actionPage, type Fault } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { trailOf } from '../cases/case.page.js';
import { cellSide, moveSent, ownSide, type Side } from '../cases/case-forms.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { actionWritten, answerIn, fieldAt, typedOf, versionAsked } from './action-form.js';
import { ActionForms, type Asked, unasked } from './action-forms.js';
import { actionBadges, actionDone, actionFacts, actionStory, actionsBase, actionWords, answersTo, meanwhileWords } from './actions.fr.js';

interface Shown {
  readonly query?: Fields;
  readonly form?: Fields;
  readonly faults?: readonly Fault[];
  readonly isOutrun?: boolean;
}

/** One action: read, answered and changed by either side, each in its own words. */
@Injectable()
abstract class ActionController {
  protected abstract readonly side: Side;

  constructor(
    private readonly actions: CaseActionsService,
    private readonly forms: ActionForms,
    private readonly marks: DoneMarks,
  ) {}

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.actions.one(visit.by, id, visit.now);
    html(reply.header('etag', `"${one.version}"`), await this.page(visit, one, { query }));
  }

  @Post(':id/reponse')
  async answer(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, ifMatch } = moveSent(request);
    try {
      await this.actions.answer(visit.by, id, answerIn(form, ifMatch), visit.now);
      seeOther(reply, this.marks.address(visit.key, this.path(id), 'repondue'));
    } catch (refusal) {
      const isOutrun = refusal instanceof ActionChangedMeanwhile;
      const faults = isOutrun ? [] : faultsFrom(refusal, fieldAt);
      const one = await this.actions.one(visit.by, id, visit.now);
      html(reply, await this.page(visit, one, { form, faults, isOutrun }), isOutrun ? 412 : 400);
    }
  }

  /** Whoever only reads finds the action itself. */
  @Get(':id/modification')
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.actions.one(visit.by, id, visit.now);
    if (!(await this.actions.changes(visit.by, id))) return seeOther(reply, this.path(id));
    html(reply, await this.forms.page(visit, await this.asked(visit, one), { ...unasked, typed: typedOf(one) }));
  }

  @Post(':id/modification')
  async change(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, ifMatch } = moveSent(request);
    const one = await this.actions.one(visit.by, id, visit.now);
    if (!(await this.actions.changes(visit.by, id))) throw new Forbidden();
    const written = { ...actionWritten(form, this.side.reader), version: versionAsked(form, ifMatch) };
    const refused = await this.forms.write(visit, await this.asked(visit, one), form, () =>
      this.actions.change(visit.by, id, written, visit.now),
    );
    if (refused) html(reply, refused.markup, refused.status);
    else seeOther(reply, this.marks.address(visit.key, this.path(id), 'changee'));
  }

  private async asked(visit: SignedVisit, existing: ActionRead): Promise<Asked> {
    return { ...this.side, one: await this.forms.caseOf(visit, existing.caseId), existing, to: `${this.path(existing.id)}/modification` };
  }

  private async page(
    visit: SignedVisit,
    one: ActionRead,
    { query = {}, form = {}, faults = [], isOutrun = false }: Shown,
  ): Promise<string> {
    const { base, reader } = this.side;
    const [moves, changes] = [await this.actions.moves(visit.by, one.id), await this.actions.changes(visit.by, one.id)];
    const [path, project] = [this.path(one.id), `${base}/${one.caseId}`];
    return actionPage({
      ...{ who: signedInWords(visit, base), trail: [trailOf(base, reader), { text: one.title, href: project }], what: one.what },
      ...{ badges: actionBadges(one, reader), facts: actionFacts(one, reader), story: actionStory(moves, visit.signIn.timeZone) },
      done: actionDone(this.marks.read(visit.key, path, query)),
      trouble: isOutrun ? meanwhileWords(moves, visit.signIn.timeZone) : null,
      answer:
        changes && one.phase !== 'closed'
          ? {
              ...{ action: `${path}/reponse`, csrf: visit.csrf, version: one.version, faults, answers: answersTo(one) },
              typed: { state: textOf(form, 'etat'), words: textOf(form, 'mot') },
            }
          : null,
      links: [
        ...(changes ? [{ text: 'Changer cette action', href: `${path}/modification` }] : []),
        { text: actionWords.all, href: `${project}/actions` },
      ],
    });
  }

  private path(id: string): string {
    return `${actionsBase[this.side.reader]}/${id}`;
  }
}

@Controller('actions')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellActionController extends ActionController {
  protected readonly side = cellSide;
}

@Controller('espace/actions')
@Access({ roles: ['member', 'lead'] })
export class OwnActionController extends ActionController {
  protected readonly side = ownSide;
}

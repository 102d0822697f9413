import { Body, Controller, Get, Header, Inject, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { Access } from '../../../edge/access.js';
import { renewBrowserKey } from '../../../edge/browser.js';
import { html, seeOther } from '../../../edge/reply.js';
import { type Fields, textOf } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { CostlyStep } from './costly-step.js';
import { allowed, isStep, type StepName } from './course.js';
import { DraftTerritory } from './draft-territory.js';
import { type BookingStep, emptyDraft, type Turn } from './turn.js';

export const bookingSteps = Symbol('bookingSteps');

/** Personal, yet kept for the way back: « Retour » after a cut connection finds what was typed. */
const keptForTheWayBack = 'private, no-cache';

/** The booking, one question a page; the answers live in a draft that the browser's cookie opens. */
@Controller('rendez-vous')
@Access('public')
export class BookingController {
  constructor(
    @Inject(bookingSteps) private readonly steps: ReadonlyMap<StepName, BookingStep>,
    private readonly drafts: DraftsService,
    private readonly territory: DraftTerritory,
  ) {}

  @Get()
  @Header('Cache-Control', keptForTheWayBack)
  @Header('X-Robots-Tag', 'noindex')
  async show(@Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const turn = await this.turn(query, visit);
    const wanted = textOf(query, 'etape');
    if (wanted === '' && isMade(turn)) {
      renewBrowserKey(reply);
      return seeOther(reply, addressOf('besoin'));
    }
    const step = allowed(isStep(wanted) ? wanted : 'besoin', turn.draft);
    const shown = step === (wanted || 'besoin') ? await this.step(step).show(turn) : { go: step };
    if (step === 'confirmation') void reply.header('cache-control', 'no-store');
    if (typeof shown === 'string') html(reply, shown);
    else seeOther(reply, addressOf(shown.go, whyBack(turn, shown.go)));
  }

  @Post()
  @UseGuards(CostlyStep)
  @Header('Cache-Control', keptForTheWayBack)
  async answer(@Query() query: Fields, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const turn = await this.turn(query, visit);
    const wanted = textOf(query, 'etape');
    const name = answered(isStep(wanted) ? wanted : 'besoin', turn, (step) => this.step(step).early === true);
    const outcome = name === wanted ? await this.step(name).answer?.(turn, form) : { go: name };
    if (outcome && 'markup' in outcome) return html(reply, outcome.markup, outcome.status);
    const go = outcome?.go ?? name;
    seeOther(reply, addressOf(go, { ...whyBack(turn, go), ...outcome?.with }));
  }

  private async turn(query: Fields, visit: Visit): Promise<Turn> {
    const draft = (await this.drafts.find(anonymous, visit.key, visit.now)) ?? emptyDraft;
    return { visit, draft, query, forWhom: await this.territory.forWhom(draft.answers) };
  }

  private step(name: StepName): BookingStep {
    const step = this.steps.get(name);
    if (!step) throw new Error(`no page for the step ${name}`);
    return step;
  }
}

/** A later question was asked for, and none is answered: the draft is a day old, or was never in this browser. */
const whyBack = ({ draft }: Turn, go: StepName): Record<string, string> => (draft === emptyDraft && go === 'besoin' ? { oubli: '1' } : {});

/** The page whose answer is taken: the one that was sent, unless another has to be answered before. */
function answered(wanted: StepName, turn: Turn, isEarly: (step: StepName) => boolean): StepName {
  return !isMade(turn) && isEarly(wanted) ? wanted : allowed(wanted, turn.draft);
}

const isMade = ({ draft: { bookedId, requestId } }: Turn): boolean => bookedId !== null || requestId !== null;

const addressOf = (etape: StepName, more: Readonly<Record<string, string>> = {}): string =>
  `/rendez-vous?${new URLSearchParams({ etape, ...more })}`;

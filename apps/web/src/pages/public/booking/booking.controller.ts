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
    else seeOther(reply, addressOf(shown.go));
  }

  @Post()
  @UseGuards(CostlyStep)
  @Header('Cache-Control', keptForTheWayBack)
  async answer(@Query() query: Fields, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const turn = await this.turn(query, visit);
    const wanted = textOf(query, 'etape');
    const name = allowed(isStep(wanted) ? wanted : 'besoin', turn.draft);
    const outcome = name === wanted ? await this.step(name).answer?.(turn, form) : { go: name };
    if (outcome && 'markup' in outcome) return html(reply, outcome.markup, outcome.status);
    seeOther(reply, outcome ? addressOf(outcome.go, 'with' in outcome ? outcome.with : {}) : addressOf(name));
  }

  private async turn(query: Fields, visit: Visit): Promise<Turn> {
    const draft = (await this.drafts.find(anonymous, visit.key, visit.now)) ?? emptyDraft;
    return { visit, draft, query };
  }

  private step(name: StepName): BookingStep {
    const step = this.steps.get(name);
    if (!step) throw new Error(`no page for the step ${name}`);
    return step;
  }
}

const isMade = ({ draft: { bookedId, requestId } }: Turn): boolean => bookedId !== null || requestId !== null;

const addressOf = (etape: StepName, more: Readonly<Record<string, string>> = {}): string =>
  `/rendez-vous?${new URLSearchParams({ etape, ...more })}`;

import { Body, Controller, Get, Header, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestChanged, type RequestRead, RequestsService, TriageService, wrongInAct } from '#intake';
import { InvalidInput, NotFound } from '#kernel';
import { comparedPage, type Fault, type HistoryLine, requestActPage, rereadPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { ActFields } from './act-fields.js';
import { type ActWords, actIn, acts, fieldAt } from './acts.fr.js';
import { queueLink, queuePath } from './queue.fr.js';
import { aboutRequest, comparedFacts } from './request.fr.js';
import { RequestStory } from './request-story.js';

const slugs = acts.map(({ slug }) => slug);

/** What the cell does with a request: each on a page of its own, which says what will happen. */
@Controller('agenda/demandes/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class RequestActController {
  constructor(
    private readonly requests: RequestsService,
    private readonly triage: TriageService,
    private readonly fields: ActFields,
    private readonly story: RequestStory,
    private readonly marks: DoneMarks,
  ) {}

  @Get(slugs)
  @Header('Cache-Control', 'no-store')
  async ask(
    @Query() query: Fields,
    @Signed() visit: SignedVisit,
    @Req() { url, params }: Addressed,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [request, act] = [await this.requests.request(visit.by, params.id), actAt(url)];
    html(reply, await this.markup(request, act, { visit, query, typed: {} }));
  }

  @Post(slugs)
  async make(
    @Body() form: Fields,
    @Signed() visit: SignedVisit,
    @Req() { url, params }: Addressed,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { id } = params;
    const [request, act] = [await this.requests.request(visit.by, id), actAt(url)];
    const typed = Object.fromEntries(['version', ...act.fields.map(({ name }) => name)].map((name) => [name, textOf(form, name)]));
    const reread = textOf(form, 'relu');
    if (reread === 'non') return html(reply, await this.markup(request, act, { visit, typed }));
    const shown = reread === '' && wrongInAct(actIn(act.move, typed)).length === 0 && (await this.before(request, act, visit, typed));
    if (shown) return html(reply, shown);
    const back = await this.tried(id, act, typed, visit);
    if (!back) return seeOther(reply, this.marks.address(visit.key, `${queuePath}/${id}`, 'suite'));
    html(reply, await this.markup(await this.requests.request(visit.by, id), act, { visit, typed, ...back }), back.status);
  }

  /** What is read once more before it is done; null for what needs none, or cannot be done. */
  private async before(request: RequestRead, act: ActWords, visit: SignedVisit, typed: Typed): Promise<string | null> {
    if (act.isReread) return this.reread(request, act, visit, typed);
    const twin = act.isCompared && (await this.triage.twin(visit.by, request.id, (typed.reference ?? '').trim()).catch(isInvalid));
    if (!twin) return null;
    return comparedPage({
      ...{ around: aroundOf(request, visit), csrf: visit.csrf, action: addressOf(request, act), submit: act.submit, typed },
      ...{ to: fullName(request), closed: comparedFacts(request), kept: comparedFacts(twin) },
    });
  }

  /** Null when it is done. */
  private async tried(id: string, act: ActWords, typed: Typed, { by, now }: SignedVisit): Promise<Back | null> {
    const version = Number(typed.version);
    try {
      await this.triage.make(by, id, { ...actIn(act.move, typed), version }, now);
      return null;
    } catch (refusal) {
      if (refusal instanceof RequestChanged) return { status: 412, faults: [], meanwhile: await this.story.since(by, id, version) };
      return { status: 400, faults: faultsFrom(refusal, (pointer) => fieldAt[pointer] ?? 'mots'), meanwhile: [] };
    }
  }

  private async markup(request: RequestRead, act: ActWords, { visit, query, typed, faults = [], meanwhile = [] }: Shown): Promise<string> {
    const { title, intro, submit } = act;
    return requestActPage({
      ...{ title, intro, submit, typed, faults, meanwhile, about: aboutRequest(request), csrf: visit.csrf, version: request.version },
      ...{ around: aroundOf(request, visit), action: addressOf(request, act) },
      ...(await this.fields.of(act, { visit, query, typed, request })),
    });
  }

  private reread(request: RequestRead, act: ActWords, visit: SignedVisit, typed: Typed): string {
    return rereadPage({
      ...{
        around: aroundOf(request, visit),
        csrf: visit.csrf,
        action: addressOf(request, act),
        submit: act.submit,
        to: fullName(request),
        typed,
      },
      read: act.fields.filter(({ name }) => typed[name]).map(({ name, label }) => ({ name: label, value: typed[name] ?? '' })),
    });
  }
}

type Addressed = FastifyRequest<{ Params: { id: string } }>;

type Typed = Readonly<Record<string, string>>;

interface Back {
  readonly status: number;
  readonly faults: readonly Fault[];
  readonly meanwhile: readonly HistoryLine[];
}

interface Shown extends Partial<Back> {
  readonly visit: SignedVisit;
  readonly query?: Fields;
  readonly typed: Typed;
}

const addressOf = ({ id }: RequestRead, { slug }: ActWords): string => `${queuePath}/${id}/${slug}`;

const aroundOf = ({ id, reference }: RequestRead, visit: SignedVisit) => ({
  trail: [queueLink, { text: reference, href: `${queuePath}/${id}` }],
  who: signedInWords(visit, queuePath),
});

/** The last part of the address names it. */
function actAt(url: string): ActWords {
  const act = acts.find(({ slug }) => slug === url.split('?')[0]?.split('/').at(-1));
  if (!act) throw new NotFound();
  return act;
}

/** It is then tried, and said beside the field. */
function isInvalid(error: unknown): null {
  if (error instanceof InvalidInput) return null;
  throw error;
}

import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseJoiningsService, CaseMovedMeanwhile, type CaseRead, CasesService, type JoinAsked, PhasesService } from '#cases';
import { type CaseProps, type Fault, joinCasePage, joinChoicesPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, moveSent } from './case-forms.js';
import { outrunWords } from './case-people.fr.js';
import { joinChoice, joinFacts, joinHints, joinParts, joinSearch, joinTitle } from './joining.fr.js';

interface Shown {
  readonly form: Fields;
  readonly faults: readonly Fault[];
  readonly trouble: CaseProps['trouble'];
  readonly status: number;
}

const asked: Shown = { form: {}, faults: [], trouble: null, status: 200 };

/** Two open cases turn out to be one project: this one joins another, once whoever asks has read what happens. */
@Controller('dossiers/:id/jonction')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class JoiningController {
  constructor(
    private readonly joinings: CaseJoiningsService,
    private readonly cases: CasesService,
    private readonly phases: PhasesService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const one = await this.cases.one(visit.by, id, visit.now);
    const begins = this.joinings.mayBegin(visit.by, one, await this.cases.writes(visit.by, id));
    if (begins) await this.show(reply, visit, one, { ...asked, form: query });
    else seeOther(reply, pathOf(id));
  }

  @Post()
  async join(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { form, ifMatch } = moveSent(request);
    try {
      await this.joinings.join(visit.by, id, askedIn(form, ifMatch), visit.now);
      seeOther(reply, pathOf(id));
    } catch (refusal) {
      await this.refuse(reply, visit, id, { form, refusal });
    }
  }

  /** The page again, with what came between, or what is wrong. */
  private async refuse(
    reply: FastifyReply,
    visit: SignedVisit,
    id: string,
    { form, refusal }: { form: Fields; refusal: unknown },
  ): Promise<void> {
    const isOutrun = refusal instanceof CaseMovedMeanwhile;
    const faults = isOutrun ? [] : faultsFrom(refusal, () => 'raison');
    const trouble = isOutrun ? await this.trouble(visit, String(refusal.facts.caseId)) : null;
    const one = await this.cases.one(visit.by, id, visit.now);
    await this.show(reply, visit, one, { form, faults, trouble, status: isOutrun ? 412 : 400 });
  }

  private async trouble({ by, now, signIn }: SignedVisit, moved: string): Promise<CaseProps['trouble']> {
    const history = await this.phases.history(by, moved);
    const { title } = await this.cases.one(by, moved, now);
    const words = outrunWords(history.at(-1), { reader: 'cell', timeZone: signIn.timeZone, now });
    return words && { ...words, title: `${words.title}\u202f: «\u202f${title}\u202f»` };
  }

  /** What happens with the case that is chosen; else those there are to choose from. */
  private async show(reply: FastifyReply, visit: SignedVisit, one: CaseRead, shown: Shown): Promise<void> {
    const outlook = one.joinedInto ? null : await this.joinings.outlook(visit.by, one.id, textOf(shown.form, 'avec'), visit.now);
    if (!outlook) return html(reply, await this.choices(visit, one, shown), shown.status);
    const { part, whole } = outlook;
    const [action, { trail, ...around }] = [`${pathOf(one.id)}/jonction`, aroundCase(visit, cellSide, one)];
    const versions = { version: `${part.version}`, 'version-autre': `${whole.version}` };
    const markup = joinCasePage({
      ...{ ...around, ...shown, trail: [...trail, { text: joinTitle, href: action }], action, reason: textOf(shown.form, 'raison') },
      ...{ title: `Joindre ce dossier à «\u202f${whole.title}\u202f»\u202f?`, facts: joinFacts(outlook), parts: joinParts(outlook) },
      ...{ hidden: { avec: whole.id, ...versions }, back: { text: 'Choisir un autre dossier', href: action } },
    });
    html(reply.header('etag', `"${part.version}-${whole.version}"`), markup, shown.status);
  }

  private async choices(visit: SignedVisit, one: CaseRead, { form, faults, trouble }: Shown): Promise<string> {
    const [path, words] = [`${pathOf(one.id)}/jonction`, textOf(form, 'recherche')];
    const none = { items: [], hasMore: false };
    const { items, hasMore } = one.joinedInto ? none : await this.joinings.choices(visit.by, one.id, words, visit.now);
    return joinChoicesPage({
      ...{
        ...aroundCase(visit, cellSide, one),
        trouble: trouble ?? wrongChoice(faults),
        title: one.title,
        action: path,
        search: joinSearch(words, items.length),
      },
      choices: items.map((other) => joinChoice(other, path, visit.signIn.timeZone)),
      hint: hasMore ? joinHints.many : joinHints.few,
    });
  }
}

/** What was chosen is no longer in the list: nothing of the form is left to say it beside. */
const wrongChoice = ([fault]: readonly Fault[]): CaseProps['trouble'] =>
  fault ? { title: 'Choisissez un autre dossier', next: fault.sentence } : null;

const pathOf = (id: string): string => `/dossiers/${id}`;

/** As both were read: `"3-5"` of a machine's `If-Match` first. */
function askedIn(form: Fields, ifMatch: string | undefined): JoinAsked {
  const [, version = textOf(form, 'version'), intoVersion = textOf(form, 'version-autre')] =
    /^"(\d{1,9})-(\d{1,9})"$/.exec(ifMatch ?? '') ?? [];
  return { intoId: textOf(form, 'avec'), reason: textOf(form, 'raison'), version: Number(version), intoVersion: Number(intoVersion) };
}

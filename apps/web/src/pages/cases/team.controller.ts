import { Body, Controller, Get, Header, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseFolderService, CasesService, CaseTeamService } from '#cases';
import type { TerritoryRead } from '#territories';
import { type Fault, removalPage, teamPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { choiceOf, PlaceFinder } from '../place-finder.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { Referents } from './referents.js';
import { leadFault, leadWords, partCard, teamTitle } from './team.fr.js';

interface Shown {
  readonly query: Fields;
  readonly typed: { readonly place: string; readonly territory: string };
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly faults: readonly Fault[];
}

const nothing = { typed: { place: '', territory: '' }, choices: [], faults: [] };

/** Who follows the project, who helps, which collectivité leads it; and who did before. */
@Injectable()
abstract class TeamPages {
  protected abstract readonly side: Side;

  constructor(
    protected readonly folder: CaseFolderService,
    protected readonly cases: CasesService,
    protected readonly team: CaseTeamService,
    private readonly referents: Referents,
    protected readonly places: PlaceFinder,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, id, { ...nothing, query }));
  }

  protected async answer(reply: FastifyReply, visit: SignedVisit, id: string, shown: Partial<Shown>): Promise<void> {
    const { faults = [] } = shown;
    if (faults.length > 0) html(reply, await this.page(visit, id, { ...nothing, query: {}, ...shown }), 400);
    else seeOther(reply, this.marks.address(visit.key, this.path(id), 'change'));
  }

  private async page(visit: SignedVisit, id: string, { query, ...shown }: Shown): Promise<string> {
    const path = this.path(id);
    const one = await this.cases.one(visit.by, id, visit.now);
    const assigns = await this.cases.assigns(visit.by, id);
    const { items, next } = await this.folder.parts(visit.by, id, { after: placeOf(query).after, limit: perPage });
    return teamPage({
      ...{ ...shown, ...aroundCase(visit, this.side, one), path, referents: assigns ? await this.referents.of(visit) : null },
      isDone: this.marks.read(visit.key, path, query) === 'change',
      parts: items.map((part) => partCard(part, { assigns, timeZone: visit.signIn.timeZone })),
      ...{ referent: one.referentId, pages: pageLinks(path, {}, query, next) },
    });
  }

  protected path(id: string): string {
    return `${this.side.base}/${id}/equipe`;
  }
}

@Controller('espace/projet/:id/equipe')
@Access({ roles: ['member', 'lead'] })
export class OwnTeamController extends TeamPages {
  protected readonly side = ownSide;
}

/** Coordination says who, and which collectivité. */
@Controller('dossiers/:id/equipe')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellTeamController extends TeamPages {
  protected readonly side = cellSide;

  @Post('suivi')
  async assign(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const assigned = () => this.team.assign(visit.by, id, textOf(form, 'suivi'), visit.now);
    await this.answer(reply, visit, id, { faults: await faultsIn(assigned, () => 'suivi') });
  }

  @Post('ajout')
  async join(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const joined = () => this.team.join(visit.by, id, textOf(form, 'aide'), visit.now);
    await this.answer(reply, visit, id, { faults: await faultsIn(joined, () => 'aide') });
  }

  @Post(':person/retrait')
  async leave(
    @Param('id') id: string,
    @Param('person') person: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.team.leave(visit.by, id, person, visit.now);
    await this.answer(reply, visit, id, {});
  }

  /** Asked once more, on a page of its own: whoever led writes no longer. */
  @Get('collectivite')
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.folder.assertAssigns(visit.by, id);
    const [to] = await this.places.find('', textOf(query, 'territoire'));
    if (to) html(reply, removalPage(await this.leadChange(visit, id, to)));
    else seeOther(reply, this.path(id));
  }

  @Post('collectivite')
  async lead(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.folder.assertAssigns(visit.by, id);
    const typed = { place: textOf(form, 'collectivite').slice(0, 120), territory: textOf(form, 'territoire') };
    const found = await this.places.find(typed.place, typed.territory);
    const { territoryId } = await this.cases.one(visit.by, id, visit.now);
    const fault = leadFault(found, territoryId);
    if (fault) return this.answer(reply, visit, id, { typed, choices: choiceOf(found), faults: [fault] });
    const to = found[0]?.id ?? '';
    if (textOf(form, 'suite') !== 'oui') return seeOther(reply, `${this.path(id)}/collectivite?territoire=${encodeURIComponent(to)}`);
    await this.folder.changeLead(visit.by, id, to, visit.now);
    await this.answer(reply, visit, id, {});
  }

  private async leadChange(visit: SignedVisit, id: string, to: TerritoryRead) {
    const [one, path] = [await this.cases.one(visit.by, id, visit.now), this.path(id)];
    const { trail, ...around } = aroundCase(visit, this.side, one);
    return {
      ...{ ...around, ...leadWords(one, to), trail: [...trail, { text: teamTitle, href: path }] },
      ...{ action: `${path}/collectivite`, hidden: { territoire: to.id, suite: 'oui' }, back: { text: 'Ne rien changer', href: path } },
    };
  }
}

import { Body, Controller, Get, Header, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseFolderService, CasesService } from '#cases';
import { type Fault, type PartnerTyped, partnersPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, oneOf, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { choiceOf, PlaceFinder } from '../place-finder.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { partnerCard, partnerParts, partnerSentences } from './partners.fr.js';

interface Shown {
  readonly query: Fields;
  readonly typed: PartnerTyped;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly faults: readonly Fault[];
}

const nothing = { typed: { name: '', territory: '', part: '' }, choices: [], faults: [] };

/** With whom the project is made: partners whose people see it, or who are only named, as is chosen when they are added. */
@Injectable()
abstract class PartnersController {
  protected abstract readonly side: Side;

  constructor(
    private readonly folder: CaseFolderService,
    private readonly cases: CasesService,
    private readonly places: PlaceFinder,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, id, { ...nothing, query }));
  }

  @Post()
  async add(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.cases.assertWrites(visit.by, id);
    const typed = { name: textOf(form, 'partenaire'), territory: textOf(form, 'territoire'), part: textOf(form, 'part') };
    const found = typed.part === 'member' ? await this.places.find(typed.name, typed.territory) : [];
    const [choices, territoryId] = [choiceOf(found), found.length === 1 ? (found[0]?.id ?? '') : ''];
    const faults = await this.added(visit, id, typed, { territoryId, isUnclear: choices.length > 0 });
    if (faults.length > 0) html(reply, await this.page(visit, id, { query: {}, typed, choices, faults }), 400);
    else seeOther(reply, this.marks.address(visit.key, this.path(id), 'ajoute'));
  }

  @Post(':partner/retrait')
  async remove(
    @Param('id') id: string,
    @Param('partner') partner: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.folder.removePartner(visit.by, id, partner, visit.now);
    seeOther(reply, this.marks.address(visit.key, this.path(id), 'retire'));
  }

  /** What is wrong; nothing when it is done. */
  private async added(
    { by, now }: SignedVisit,
    id: string,
    { name, part }: PartnerTyped,
    { territoryId, isUnclear }: { territoryId: string; isUnclear: boolean },
  ): Promise<readonly Fault[]> {
    const chosen = oneOf(part, partnerParts);
    if (!chosen) return name ? [partnerSentences.part] : [partnerSentences.name, partnerSentences.part];
    if (chosen === 'member' && !territoryId) return [isUnclear ? partnerSentences.several : partnerSentences.nowhere];
    return faultsIn(
      () => (chosen === 'member' ? this.folder.addPartner(by, id, territoryId, now) : this.folder.namePartner(by, id, name, now)),
      () => 'partenaire',
    );
  }

  private async page(visit: SignedVisit, id: string, { query, ...shown }: Shown): Promise<string> {
    const path = this.path(id);
    const one = await this.cases.one(visit.by, id, visit.now);
    const writes = await this.cases.writes(visit.by, id);
    const { items, next } = await this.folder.partnersPage(visit.by, id, { after: placeOf(query).after, limit: perPage });
    return partnersPage({
      ...{ ...shown, ...aroundCase(visit, this.side, one), path, writes },
      done: this.marks.read(visit.key, path, query),
      partners: items.map((partner) => partnerCard(partner, visit.signIn.timeZone)),
      pages: pageLinks(path, {}, query, next),
    });
  }

  private path(id: string): string {
    return `${this.side.base}/${id}/partenaires`;
  }
}

@Controller('dossiers/:id/partenaires')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellPartnersController extends PartnersController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/partenaires')
@Access({ roles: ['member', 'lead'] })
export class OwnPartnersController extends PartnersController {
  protected readonly side = ownSide;
}

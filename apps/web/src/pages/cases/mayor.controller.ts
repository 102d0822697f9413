import { Body, Controller, Get, Header, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService, type MayorLinkRead, MayorLinksService } from '#cases';
import { later, minutes } from '#kernel';
import { type Fault, type MayorLinksProps, mayorLinksPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { madeWords, mayorCard, mayorWords } from './mayor.fr.js';

interface Shown {
  readonly query: Fields;
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

/** How long the page shows again the link that was just made. */
const shownFor = minutes(10);

/** Links for the mayor: made for one person, shown to be handed over, closed. */
@Injectable()
abstract class MayorController {
  protected abstract readonly side: Side;

  constructor(
    private readonly links: MayorLinksService,
    private readonly cases: CasesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, id, { query, form: {}, faults: [] }));
  }

  @Post()
  async make(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    try {
      const made = await this.links.make(visit.by, id, { name: textOf(form, 'nom'), function: textOf(form, 'fonction') }, visit.now);
      seeOther(reply, this.marks.address(visit.key, this.path(id), made));
    } catch (refusal) {
      const faults = faultsFrom(refusal, (pointer) => (pointer === '/mayorFunction' ? 'fonction' : 'nom'));
      html(reply, await this.page(visit, id, { query: {}, form, faults }), 400);
    }
  }

  @Post(':link/retrait')
  async revoke(
    @Param('id') id: string,
    @Param('link') link: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.links.revoke(visit.by, id, link, visit.now);
    seeOther(reply, this.marks.address(visit.key, this.path(id), 'ferme'));
  }

  private async page(visit: SignedVisit, id: string, { query, form, faults }: Shown): Promise<string> {
    const [path, { by, now }] = [this.path(id), visit];
    const one = await this.cases.one(by, id, now);
    const writes = await this.cases.writes(by, id);
    const links = await this.links.living(by, id, now);
    const what = this.marks.read(visit.key, path, query);
    const made = links.find((link) => link.id === what);
    return mayorLinksPage({
      ...{ ...aroundCase(visit, this.side, one), title: mayorWords.link, path, writes, faults },
      ...{ done: what === 'ferme' ? mayorWords.revoked : null, cards: links.map(mayorCard) },
      made: writes && made ? await this.made(visit, id, made) : null,
      typed: { name: textOf(form, 'nom'), function: 'fonction' in form ? textOf(form, 'fonction') : 'maire' },
    });
  }

  private async made({ by, now }: SignedVisit, id: string, link: MayorLinkRead): Promise<MayorLinksProps['made']> {
    if (later(link.madeAt, shownFor) < now) return null;
    const url = await this.links.url(by, id, link.id, now);
    return url === null ? null : madeWords(link, url);
  }

  private path(id: string): string {
    return `${this.side.base}/${id}/maire`;
  }
}

@Controller('dossiers/:id/maire')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellMayorController extends MayorController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/maire')
@Access({ roles: ['member', 'lead'] })
export class OwnMayorController extends MayorController {
  protected readonly side = ownSide;
}

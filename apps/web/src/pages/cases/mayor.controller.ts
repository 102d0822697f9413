import { Body, Controller, Injectable, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService, type MayorLinkRead, MayorLinksService } from '#cases';
import { later, minutes } from '#kernel';
import { type MayorLinksProps, mayorLinksPage } from '#views';
import { Access } from '../../edge/access.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide } from './case-forms.js';
import { CaseFormPage, type Shown } from './form-page.js';
import { madeWords, mayorCard, mayorWords } from './mayor.fr.js';

/** How long the page shows again the link that was just made. */
const shownFor = minutes(10);

/** Links for the mayor: made for one person, shown to be handed over, closed. */
@Injectable()
abstract class MayorController extends CaseFormPage {
  protected readonly name = 'maire';

  constructor(
    private readonly links: MayorLinksService,
    private readonly cases: CasesService,
    marks: DoneMarks,
  ) {
    super(marks);
  }

  @Post()
  async make(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const person = { name: textOf(form, 'nom'), function: textOf(form, 'fonction') };
    try {
      this.back(reply, visit, id, await this.links.make(visit.by, id, person, visit.now));
    } catch (refusal) {
      const faults = faultsFrom(refusal, (pointer) => (pointer === '/mayorFunction' ? 'fonction' : 'nom'));
      await this.refuse(reply, visit, id, { form, faults });
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
    this.back(reply, visit, id, 'ferme');
  }

  protected async page(visit: SignedVisit, id: string, { query, form, faults }: Shown): Promise<string> {
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
